package dev.skybridge.operator.adapter.pulumi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.TreeMap;

/**
 * SHA-256 over what a stack's state says of its resources: not over times, the order in which they
 * were written, or the encrypted form of secrets, which change when nothing does.
 */
final class StateDigest {
  /** Of a stack without state. */
  static final String NONE = "none";

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private StateDigest() {}

  /** Of a checkpoint document. */
  static String of(byte[] document) {
    try {
      var resources = new TreeMap<String, Object>();
      for (var node : JSON.readTree(document).path("checkpoint").path("latest").path("resources")) {
        if (node instanceof ObjectNode resource) {
          resource.remove("created");
          resource.remove("modified");
          // two of one name may stand there while one replaces the other
          var key = resource.path("urn").asText() + ' ' + resource.path("id").asText();
          resources.put(key, JSON.convertValue(blinded(resource), Object.class));
        }
      }
      return EngineStack.sha256(JSON.writeValueAsBytes(resources));
    } catch (IOException e) {
      throw new StateUnreachableException("engine state: the checkpoint is not JSON", e);
    }
  }

  private static JsonNode blinded(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (var entry : object.properties()) {
        var value = entry.getValue();
        entry.setValue(
            PropertyCodec.SECRET.equals(value.path(PropertyCodec.SIGNATURE).asText())
                ? TextNode.valueOf("[secret]")
                : blinded(value));
      }
    } else {
      node.forEach(StateDigest::blinded);
    }
    return node;
  }
}
