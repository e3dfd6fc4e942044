package dev.skybridge.simulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.JsonCodec;
import dev.skybridge.simulator.property.Property;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One object that stands in the simulated cloud.
 *
 * @param inputs what was asked for; secrets as digests
 * @param outputs everything the vendor would tell about it, inputs included; secrets as digests
 */
public record CloudObject(
    ObjectKey key, Fields inputs, Fields outputs, Instant createdAt, Instant updatedAt) {

  /** The vendor's id. */
  public String id() {
    return key.id();
  }

  /** The type token. */
  public String type() {
    return key.type();
  }

  /**
   * Tags as the vendor holds them, whichever of the vendors' three forms they were sent in: a map
   * under {@code tags} (or {@code instanceTags}, {@code templateTags}), or a list of key and value.
   */
  public Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    for (String name : new String[] {"templateTags", "instanceTags", "tags"}) {
      switch (outputs.get(name).plain()) {
        case Fields map ->
            map.values().forEach((key, value) -> tags.put(key, value.asText().orElse("")));
        case Property.Items(var items) ->
            items.forEach(item -> {
              if (item.plain() instanceof Fields pair && pair.has("key")) {
                tags.put(pair.textOr("key", ""), pair.textOr("value", ""));
              }
            });
        case Property.Null _,
            Property.Text _,
            Property.Num _,
            Property.Bool _,
            Property.Unknown _,
            Property.Secret _ -> {}
      }
    }
    return tags;
  }

  /** A copy with new properties. */
  public CloudObject changed(Fields newInputs, Fields newOutputs, Instant now) {
    return new CloudObject(key, newInputs, newOutputs, createdAt, now);
  }

  String asJson() {
    ObjectNode node = JsonCodec.MAPPER.createObjectNode();
    node.set("inputs", JsonCodec.write(inputs));
    node.set("outputs", JsonCodec.write(outputs));
    return node.put("createdAt", createdAt.toString())
        .put("updatedAt", updatedAt.toString())
        .toString();
  }

  static CloudObject parse(ObjectKey key, String json) {
    JsonNode node = JsonCodec.parse(json);
    return new CloudObject(
        key,
        JsonCodec.read(node.path("inputs")),
        JsonCodec.read(node.path("outputs")),
        Instant.parse(node.path("createdAt").asText()),
        Instant.parse(node.path("updatedAt").asText()));
  }
}
