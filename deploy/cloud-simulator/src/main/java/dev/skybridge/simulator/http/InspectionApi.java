package dev.skybridge.simulator.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skybridge.simulator.fault.FaultBook;
import dev.skybridge.simulator.property.JsonCodec;
import dev.skybridge.simulator.provider.Catalog;
import dev.skybridge.simulator.provider.CloudApi;
import dev.skybridge.simulator.state.CallEvent;
import dev.skybridge.simulator.state.CloudObject;
import dev.skybridge.simulator.state.StateStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The inspection API: what stands in the clouds, what was called, what goes wrong by request. For
 * tests and for people; no vendor has it.
 */
public final class InspectionApi {

  /**
   * Tags by which the platform owns an object. They are read here, for the test oracle, and nowhere
   * else in the simulator.
   */
  private static final String STACK_TAG = "skybridge.dev/stack";

  private static final String NAME_TAG = "skybridge.dev/urn-name";
  private static final int MOST_EVENTS = 10_000;

  private final Map<String, Catalog> catalogs;
  private final StateStore store;

  private InspectionApi(Map<String, Catalog> catalogs, StateStore store) {
    this.catalogs = Map.copyOf(catalogs);
    this.store = store;
  }

  /**
   * Starts serving the API.
   *
   * @param port 0 for a free one
   * @param apis by provider
   * @param ports ports of the providers, told by {@code /health}
   */
  public static InspectionServer start(
      int port,
      Map<String, Catalog> catalogs,
      Map<String, CloudApi> apis,
      StateStore store,
      FaultBook faults,
      InstantSource clock,
      Map<String, Integer> ports)
      throws IOException {
    InspectionApi api = new InspectionApi(catalogs, store);
    ResourceRoutes resources =
        new ResourceRoutes(catalogs, store, clock, new OwnerRoutes(catalogs, apis));
    FaultRoutes faultRoutes = new FaultRoutes(faults);
    return InspectionServer.start(
        port,
        Map.of(
            "resources", resources::handle,
            "faults", faultRoutes::handle,
            "events", api::events,
            "duplicates", _ -> api.duplicates(),
            "types", api::types,
            "health", _ -> api.health(ports)));
  }

  private HttpAnswer health(Map<String, Integer> ports) {
    ObjectNode body =
        JsonCodec.MAPPER
            .createObjectNode()
            .put("status", "UP")
            .put("objects", store.stream().count());
    ObjectNode providers = body.putObject("providers");
    ports.forEach(providers::put);
    return HttpAnswer.ok(body);
  }

  private HttpAnswer events(HttpQuestion question) {
    long since = Long.parseLong(question.parameter("since").orElse("0"));
    int limit = Math.min(MOST_EVENTS, Integer.parseInt(question.parameter("limit").orElse("1000")));
    List<CallEvent> found = store.eventsAfter(since, limit);
    ObjectNode body = JsonCodec.MAPPER.createObjectNode();
    body.put("next", found.isEmpty() ? since : found.getLast().sequence());
    ArrayNode events = body.putArray("events");
    found.stream()
        .filter(e -> question.parameter("provider").filter(p -> !p.equals(e.provider())).isEmpty())
        .filter(
            e -> question.parameter("operation").filter(o -> !o.equals(e.operation())).isEmpty())
        .filter(e -> question.parameter("type").filter(t -> !t.equals(e.type())).isEmpty())
        .filter(e ->
            question
                .parameter("changed")
                .filter(c -> !c.equals(Boolean.toString(e.changed())))
                .isEmpty())
        .forEach(e -> events.add(e.asJson()));
    return HttpAnswer.ok(body);
  }

  private HttpAnswer duplicates() {
    Map<String, List<CloudObject>> groups = new TreeMap<>();
    for (CloudObject object :
        store.list(o -> o.tags().containsKey(STACK_TAG) && o.tags().containsKey(NAME_TAG))) {
      String group =
          object.key().provider()
              + " "
              + object.type()
              + " "
              + object.tags().get(STACK_TAG)
              + " "
              + object.tags().get(NAME_TAG);
      groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(object);
    }
    ArrayNode body = JsonCodec.MAPPER.createArrayNode();
    groups.values().stream()
        .filter(group -> group.size() > 1)
        .forEach(group -> {
          CloudObject first = group.getFirst();
          ObjectNode node =
              body.addObject()
                  .put("provider", first.key().provider())
                  .put("type", first.type())
                  .put("stack", first.tags().get(STACK_TAG))
                  .put("urnName", first.tags().get(NAME_TAG));
          ArrayNode ids = node.putArray("ids");
          group.forEach(object -> ids.add(object.id()));
        });
    return HttpAnswer.ok(body);
  }

  private HttpAnswer types(HttpQuestion question) {
    ObjectNode body = JsonCodec.MAPPER.createObjectNode();
    new LinkedHashMap<>(catalogs)
        .entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .filter(
                e -> question.parameter("provider").filter(p -> !p.equals(e.getKey())).isEmpty())
            .forEach(e -> body.set(e.getKey(), TypeListing.of(e.getValue())));
    return HttpAnswer.ok(body);
  }
}
