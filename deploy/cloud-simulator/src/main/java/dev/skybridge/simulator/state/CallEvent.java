package dev.skybridge.simulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skybridge.simulator.property.JsonCodec;
import java.time.Instant;

/**
 * One call that reached the simulated cloud.
 *
 * @param sequence grows by one per call; a cursor
 * @param operation {@code configure}, {@code create}, {@code read}, {@code update}, {@code delete}
 *     or {@code invoke}
 * @param type type token, or function token of an {@code invoke}
 * @param id the object's id, empty when there is none
 * @param outcome {@code ok}, {@code notFound}, or the vendor's error code
 * @param changed whether an object was made, changed or removed
 */
public record CallEvent(
    long sequence,
    Instant time,
    String provider,
    String account,
    String region,
    String operation,
    String type,
    String id,
    String outcome,
    boolean changed,
    long durationMillis) {

  /** As JSON. */
  public ObjectNode asJson() {
    return JsonCodec.MAPPER
        .createObjectNode()
        .put("sequence", sequence)
        .put("time", time.toString())
        .put("provider", provider)
        .put("account", account)
        .put("region", region)
        .put("operation", operation)
        .put("type", type)
        .put("id", id)
        .put("outcome", outcome)
        .put("changed", changed)
        .put("durationMillis", durationMillis);
  }

  static CallEvent parse(String json) {
    JsonNode node = JsonCodec.parse(json);
    return new CallEvent(
        node.path("sequence").asLong(),
        Instant.parse(node.path("time").asText()),
        node.path("provider").asText(),
        node.path("account").asText(),
        node.path("region").asText(),
        node.path("operation").asText(),
        node.path("type").asText(),
        node.path("id").asText(),
        node.path("outcome").asText(),
        node.path("changed").asBoolean(),
        node.path("durationMillis").asLong());
  }
}
