package dev.skybridge.simulator.property;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Translates between JSON and {@link Property}, for the state on disk and for the inspection API.
 */
public final class JsonCodec {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** The one mapper of this process. */
  public static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonCodec() {}

  /** Parses a JSON object that this process wrote. */
  public static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Reads the members of a JSON object. */
  public static Fields read(JsonNode object) {
    Map<String, Property> values = new LinkedHashMap<>();
    object.properties().forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
    return new Fields(values);
  }

  private static Property value(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> Property.of(node.textValue());
      case NUMBER -> Property.of(node.doubleValue());
      case BOOLEAN -> Property.of(node.booleanValue());
      case ARRAY -> {
        List<Property> items = new ArrayList<>();
        node.forEach(item -> items.add(value(item)));
        yield new Property.Items(items);
      }
      case OBJECT ->
          StructCodec.SECRET.equals(node.path(StructCodec.SIGNATURE).asText())
              ? new Property.Secret(value(node.path("value")))
              : read(node);
      case NULL, MISSING, BINARY, POJO -> Property.Null.VALUE;
    };
  }

  /** Writes properties with secrets marked, as the state on disk holds them. */
  public static ObjectNode write(Fields fields) {
    ObjectNode object = NODES.objectNode();
    fields.values().forEach((name, value) -> object.set(name, node(value, false)));
    return object;
  }

  /** Writes properties for a reader: each secret is replaced by {@code [secret]}. */
  public static ObjectNode writeMasked(Fields fields) {
    ObjectNode object = NODES.objectNode();
    fields.values().forEach((name, value) -> object.set(name, node(value, true)));
    return object;
  }

  private static JsonNode node(Property property, boolean mask) {
    return switch (property) {
      case Property.Null _, Property.Unknown _ -> NODES.nullNode();
      case Property.Text(String text) -> NODES.textNode(text);
      case Property.Bool(boolean truth) -> NODES.booleanNode(truth);
      case Property.Num(double number) ->
          number == Math.rint(number) && Math.abs(number) < 1e15
              ? NODES.numberNode((long) number)
              : NODES.numberNode(number);
      case Property.Items(List<Property> items) ->
          NODES.arrayNode().addAll(items.stream().map(item -> node(item, mask)).toList());
      case Fields fields -> mask ? writeMasked(fields) : write(fields);
      case Property.Secret(Property inner) ->
          mask
              ? NODES.textNode("[secret]")
              : NODES
                  .objectNode()
                  .put(StructCodec.SIGNATURE, StructCodec.SECRET)
                  .set("value", node(inner, false));
    };
  }
}
