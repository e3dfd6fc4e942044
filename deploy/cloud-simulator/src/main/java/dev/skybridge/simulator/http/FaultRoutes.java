package dev.skybridge.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skybridge.simulator.cloud.Operation;
import dev.skybridge.simulator.fault.Fault;
import dev.skybridge.simulator.fault.FaultBook;
import dev.skybridge.simulator.fault.FaultKind;
import dev.skybridge.simulator.property.JsonCodec;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** {@code /faults}: what goes wrong by request. */
final class FaultRoutes {

  private static final Set<String> MEMBERS =
      Set.of(
          "provider",
          "account",
          "type",
          "operation",
          "kind",
          "probability",
          "count",
          "skip",
          "latencyMillis",
          "seed");

  private final FaultBook book;

  FaultRoutes(FaultBook book) {
    this.book = book;
  }

  HttpAnswer handle(HttpQuestion question) {
    return switch (question.method()) {
      case "GET" -> HttpAnswer.ok(list());
      case "POST" ->
          new HttpAnswer(
              201, json(new FaultBook.Progress(add(question.body()), 0, OptionalInt.empty())));
      case "DELETE" -> delete(question);
      default -> InspectionServer.error(405, "GET, POST or DELETE");
    };
  }

  private ArrayNode list() {
    ArrayNode faults = JsonCodec.MAPPER.createArrayNode();
    book.list().forEach(progress -> faults.add(json(progress)));
    return faults;
  }

  private HttpAnswer delete(HttpQuestion question) {
    if (question.path().size() == 1) {
      book.clear();
      return HttpAnswer.ok(list());
    }
    return book.remove(Long.parseLong(question.segment(1)))
        ? HttpAnswer.ok(list())
        : InspectionServer.error(404, "no such fault");
  }

  private Fault add(JsonNode body) {
    body.fieldNames()
        .forEachRemaining(name -> {
          if (!MEMBERS.contains(name)) {
            throw new IllegalArgumentException(
                "unknown member " + name + "; there are " + new TreeSet<>(MEMBERS));
          }
        });
    FaultKind kind =
        FaultKind.parse(body.path("kind").asText())
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "kind must be one of "
                        + Arrays.stream(FaultKind.values()).map(FaultKind::wireName).toList()));
    double probability = body.path("probability").asDouble(1);
    OptionalInt count =
        body.has("count") ? OptionalInt.of(body.path("count").asInt()) : OptionalInt.empty();
    OptionalLong seed =
        body.has("seed") ? OptionalLong.of(body.path("seed").asLong()) : OptionalLong.empty();
    Optional<Operation> operation =
        text(body, "operation").filter(o -> !o.equals("*")).map(FaultRoutes::operation);
    return book.add(id ->
        new Fault(
            id,
            text(body, "provider"),
            text(body, "account"),
            text(body, "type"),
            operation,
            kind,
            probability,
            count,
            body.path("skip").asInt(),
            Duration.ofMillis(body.path("latencyMillis").asLong()),
            seed));
  }

  private static Operation operation(String name) {
    List<Operation> operations = List.of(Operation.values());
    return operations.stream()
        .filter(operation -> operation.wireName().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "operation must be * or one of "
                    + operations.stream().map(Operation::wireName).toList()));
  }

  private static Optional<String> text(JsonNode body, String name) {
    return Optional.of(body.path(name).asText()).filter(value -> !value.isEmpty());
  }

  private static ObjectNode json(FaultBook.Progress progress) {
    Fault fault = progress.fault();
    ObjectNode node =
        JsonCodec.MAPPER
            .createObjectNode()
            .put("id", fault.id())
            .put("kind", fault.kind().wireName());
    fault.provider().ifPresent(value -> node.put("provider", value));
    fault.account().ifPresent(value -> node.put("account", value));
    fault.type().ifPresent(value -> node.put("type", value));
    node.put("operation", fault.operation().map(Operation::wireName).orElse("*"));
    node.put("probability", fault.probability())
        .put("skip", fault.skip())
        .put("latencyMillis", fault.latency().toMillis());
    fault.count().ifPresent(value -> node.put("count", value));
    progress.left().ifPresent(value -> node.put("left", value));
    fault.seed().ifPresent(value -> node.put("seed", value));
    return node.put("struck", progress.struck());
  }
}
