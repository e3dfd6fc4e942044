package dev.skybridge.simulator.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skybridge.simulator.property.JsonCodec;
import dev.skybridge.simulator.provider.Catalog;
import dev.skybridge.simulator.schema.PropertySchema;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** {@code /types}: what a cloud offers, with the names that it takes. */
final class TypeListing {

  private TypeListing() {}

  static ObjectNode of(Catalog catalog) {
    ObjectNode body =
        JsonCodec.MAPPER
            .createObjectNode()
            .put("source", catalog.schemas().source())
            .put("version", catalog.schemas().version());
    ObjectNode resources = body.putObject("resources");
    new TreeMap<>(catalog.schemas().resources())
        .forEach((token, schema) -> {
          ObjectNode type = resources.putObject(token);
          names(type.putArray("inputs"), schema.inputs(), _ -> true);
          names(type.putArray("required"), schema.inputs(), PropertySchema::required);
          names(type.putArray("forceNew"), schema.inputs(), PropertySchema::forceNew);
          ArrayNode computed = type.putArray("computed");
          schema.computed().keySet().stream().sorted().forEach(computed::add);
        });
    ObjectNode functions = body.putObject("functions");
    new TreeMap<>(catalog.schemas().functions())
        .forEach((token, schema) -> {
          ObjectNode function = functions.putObject(token);
          names(function.putArray("arguments"), schema.arguments(), _ -> true);
          ArrayNode results = function.putArray("results");
          schema.results().keySet().stream().sorted().forEach(results::add);
        });
    return body;
  }

  private static void names(
      ArrayNode target,
      Map<String, PropertySchema> properties,
      Predicate<PropertySchema> condition) {
    properties.entrySet().stream()
        .filter(e -> condition.test(e.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .forEach(target::add);
  }
}
