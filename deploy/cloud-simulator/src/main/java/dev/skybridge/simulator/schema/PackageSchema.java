package dev.skybridge.simulator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skybridge.simulator.property.JsonCodec;
import dev.skybridge.simulator.property.Property;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Property lists of one vendor's package, generated from what the vendor publishes (see {@code
 * schemas/generate.py}).
 *
 * @param name the engine's package name: {@code aws}, {@code alicloud} or {@code tencentcloud}
 * @param source package and version that the lists were made from
 * @param types nested property lists by name
 */
public record PackageSchema(
    String name,
    String version,
    String source,
    Map<String, PropertySchema> config,
    Map<String, ResourceSchema> resources,
    Map<String, FunctionSchema> functions,
    Map<String, Map<String, PropertySchema>> types) {

  public PackageSchema {
    config = Map.copyOf(config);
    resources = Map.copyOf(resources);
    functions = Map.copyOf(functions);
    types = Map.copyOf(types);
  }

  /**
   * Loads the lists of a vendor from this program's resources.
   *
   * @throws IllegalArgumentException when there is no such vendor
   */
  public static PackageSchema load(String provider) {
    try (InputStream file =
        PackageSchema.class.getResourceAsStream("/schemas/" + provider + ".json")) {
      if (file == null) {
        throw new IllegalArgumentException("no schema of provider " + provider);
      }
      return read(JsonCodec.MAPPER.readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException("schema of " + provider + " can't be read", e);
    }
  }

  private static PackageSchema read(JsonNode root) {
    Map<String, ResourceSchema> resources = new LinkedHashMap<>();
    root.path("resources")
        .properties()
        .forEach(e -> resources.put(e.getKey(), resource(e.getKey(), e.getValue())));
    Map<String, FunctionSchema> functions = new LinkedHashMap<>();
    root.path("functions")
        .properties()
        .forEach(e ->
            functions.put(
                e.getKey(),
                new FunctionSchema(
                    e.getKey(),
                    properties(e.getValue().path("arguments")),
                    results(e.getValue().path("results")))));
    Map<String, Map<String, PropertySchema>> types = new LinkedHashMap<>();
    root.path("types").properties().forEach(e -> types.put(e.getKey(), properties(e.getValue())));
    return new PackageSchema(
        root.path("name").asText(),
        root.path("version").asText(),
        root.path("source").asText(),
        properties(root.path("config")),
        resources,
        functions,
        types);
  }

  private static ResourceSchema resource(String token, JsonNode node) {
    Map<String, Kind> computed = new LinkedHashMap<>();
    node.path("computed")
        .properties()
        .forEach(e -> computed.put(e.getKey(), Kind.parse(e.getValue().asText())));
    Set<String> secrets = new LinkedHashSet<>();
    node.path("secrets").forEach(secret -> secrets.add(secret.asText()));
    return new ResourceSchema(token, properties(node.path("inputs")), computed, secrets);
  }

  private static Map<String, Kind> results(JsonNode node) {
    Map<String, Kind> results = new LinkedHashMap<>();
    node.properties()
        .forEach(e -> results.put(e.getKey(), Kind.parse(e.getValue().path("kind").asText())));
    return results;
  }

  private static Map<String, PropertySchema> properties(JsonNode node) {
    Map<String, PropertySchema> properties = new LinkedHashMap<>();
    node.properties().forEach(e -> properties.put(e.getKey(), property(e.getValue())));
    return properties;
  }

  private static PropertySchema property(JsonNode node) {
    List<String> values = new ArrayList<>();
    node.path("values").forEach(value -> values.add(value.asText()));
    Optional<Property> defaultsTo = Optional.empty();
    if (node.has("default")) {
      defaultsTo = Optional.of(JsonCodec.read(node).get("default"));
    }
    return new PropertySchema(
        Kind.parse(node.path("kind").asText()),
        node.path("required").asBoolean(),
        node.path("forceNew").asBoolean(),
        node.path("secret").asBoolean(),
        values,
        defaultsTo);
  }
}
