package dev.skybridge.simulator.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.JsonCodec;
import dev.skybridge.simulator.property.Property;
import dev.skybridge.simulator.provider.Catalog;
import dev.skybridge.simulator.state.CloudObject;
import dev.skybridge.simulator.state.StateStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * {@code /resources}: what stands in the clouds, and changes behind the back of whoever made it.
 */
final class ResourceRoutes {

  private final Map<String, Catalog> catalogs;
  private final StateStore store;
  private final InstantSource clock;
  private final OwnerRoutes owners;

  ResourceRoutes(
      Map<String, Catalog> catalogs, StateStore store, InstantSource clock, OwnerRoutes owners) {
    this.owners = owners;
    this.catalogs = Map.copyOf(catalogs);
    this.store = store;
    this.clock = clock;
  }

  HttpAnswer handle(HttpQuestion question) {
    boolean properties =
        question.path().size() > 3 && question.path().getLast().equals("properties");
    return switch (question.method()) {
      case "GET" -> question.path().size() == 1 ? list(question) : one(question);
      case "PUT" ->
          properties
              ? drift(question)
              : InspectionServer.error(404, "PUT /resources/{provider}/{id}/properties");
      case "POST" -> owners.make(question);
      default -> InspectionServer.error(405, "GET, PUT or POST");
    };
  }

  private HttpAnswer list(HttpQuestion question) {
    ArrayNode found = JsonCodec.MAPPER.createArrayNode();
    store.list(object -> passes(object, question)).forEach(object -> found.add(json(object)));
    return HttpAnswer.ok(found);
  }

  private static boolean passes(CloudObject object, HttpQuestion question) {
    return question.query().entrySet().stream()
        .allMatch(e ->
            switch (e.getKey()) {
              case "provider" -> object.key().provider().equals(e.getValue());
              case "account" -> object.key().account().equals(e.getValue());
              case "region" -> object.key().region().equals(e.getValue());
              case "type" -> object.type().equals(e.getValue());
              case "id" -> object.id().equals(e.getValue());
              default ->
                  e.getKey().startsWith("tag.")
                      ? e.getValue().equals(object.tags().get(e.getKey().substring(4)))
                      : unknown(e.getKey());
            });
  }

  private static boolean unknown(String parameter) {
    throw new IllegalArgumentException(
        "unknown parameter "
            + parameter
            + "; there are provider, account, region, type, id, tag.KEY");
  }

  /** Ids may hold slashes, so the rest of the path is the id. */
  private List<CloudObject> named(HttpQuestion question, int dropAtEnd) {
    String provider = question.segment(1);
    String id = String.join("/", question.path().subList(2, question.path().size() - dropAtEnd));
    return store.list(object ->
        object.key().provider().equals(provider)
            && (object.id().equals(id) || object.id().replace("//", "/").equals(id))
            && question.parameter("type").filter(type -> !type.equals(object.type())).isEmpty()
            && question
                .parameter("account")
                .filter(account -> !account.equals(object.key().account()))
                .isEmpty());
  }

  private HttpAnswer one(HttpQuestion question) {
    return only(named(question, 0), object -> HttpAnswer.ok(json(object)));
  }

  private HttpAnswer drift(HttpQuestion question) {
    if (!question.body().isObject()) {
      throw new IllegalArgumentException(
          "the body must be a JSON object of properties; null removes one");
    }
    Fields changes = JsonCodec.read(question.body());
    return only(
        named(question, 1),
        object -> {
          var schema =
              java.util.Objects.requireNonNull(catalogs.get(object.key().provider()))
                  .schema(object.type());
          Fields inputs = object.inputs();
          Fields outputs = object.outputs();
          for (Map.Entry<String, Property> change : changes.values().entrySet()) {
            outputs = set(outputs, change.getKey(), change.getValue());
            if (schema.inputs().containsKey(change.getKey())) {
              inputs = set(inputs, change.getKey(), change.getValue());
            } else if (!schema.computed().containsKey(change.getKey())
                && !change.getKey().startsWith("$")) {
              throw new IllegalArgumentException(
                  object.type() + " has no property " + change.getKey());
            }
          }
          CloudObject changed = object.changed(inputs, outputs, clock.instant());
          store.put(changed);
          return HttpAnswer.ok(json(changed));
        });
  }

  private static Fields set(Fields fields, String name, Property value) {
    return value.isNull() ? fields.without(name) : fields.with(name, value);
  }

  private static HttpAnswer only(
      List<CloudObject> found, java.util.function.Function<CloudObject, HttpAnswer> use) {
    return switch (found.size()) {
      case 0 -> InspectionServer.error(404, "no such object");
      case 1 -> use.apply(found.getFirst());
      default ->
          InspectionServer.error(
              409,
              "several objects have this id; add ?type= with one of "
                  + found.stream().map(CloudObject::type).toList());
    };
  }

  static ObjectNode json(CloudObject object) {
    ObjectNode tags = JsonCodec.MAPPER.createObjectNode();
    object.tags().forEach(tags::put);
    ObjectNode node =
        JsonCodec.MAPPER
            .createObjectNode()
            .put("id", object.id())
            .put("type", object.type())
            .put("provider", object.key().provider())
            .put("account", object.key().account())
            .put("region", object.key().region())
            .put("createdAt", object.createdAt().toString())
            .put("updatedAt", object.updatedAt().toString());
    node.set("tags", tags);
    node.set("inputs", JsonCodec.writeMasked(object.inputs()));
    node.set("properties", JsonCodec.writeMasked(object.outputs()));
    return node;
  }
}
