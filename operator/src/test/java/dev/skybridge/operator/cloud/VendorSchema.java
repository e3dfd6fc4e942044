package dev.skybridge.operator.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skybridge.model.CloudResource;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.Provider;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.operator.stack.CloudCatalog.AccountQuery;
import dev.skybridge.operator.stack.CloudCatalog.Lookup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a vendor's published package says, and what in a graph contradicts it. */
final class VendorSchema {
  private final JsonNode root;

  private VendorSchema(JsonNode root) {
    this.root = root;
  }

  static VendorSchema of(Provider provider) {
    var file = "/vendor-schemas/" + provider.packageName() + ".json";
    try (var stream = VendorSchema.class.getResourceAsStream(file)) {
      return new VendorSchema(new ObjectMapper().readTree(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /** Whether the type has an input named {@code tags}. */
  boolean takesTags(String type) {
    return root.path("resources").path(type).path("properties").has("tags");
  }

  /** Everything in the graph that the vendor's package contradicts. */
  List<String> violations(ResourceGraph graph) {
    var found = new ArrayList<String>();
    var types =
        graph.resources().stream()
            .collect(Collectors.toMap(CloudResource::name, CloudResource::type));
    Function<PropertyValue.OutputOf, Optional<String>> kindOf =
        output ->
            Optional.ofNullable(types.get(output.resource()))
                .map(type -> outputs(type).path(output.property()))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    for (var resource : graph.resources()) {
      var schema = root.path("resources").path(resource.type());
      if (schema.isMissingNode()) {
        found.add("no type " + resource.type());
      } else {
        object(resource.name(), schema, resource.inputs(), kindOf, found);
      }
    }
    graph
        .outputs()
        .forEach((name, value) -> value("output " + name, "string", value, kindOf, found));
    return found;
  }

  /** What is wrong with a way to find an object. */
  List<String> violations(Lookup lookup) {
    var found = new ArrayList<String>();
    switch (lookup) {
      case Lookup.ById byId -> {
        if (byId.id().isBlank()) {
          found.add("blank id");
        }
      }
      case Lookup.ByQuery query -> {
        var function = root.path("functions").path(query.function());
        if (function.isMissingNode()) {
          found.add("no function " + query.function());
        }
        object(
            query.function(),
            function.path("arguments"),
            query.arguments(),
            output -> Optional.empty(),
            found);
        var kind = function.path("results").path(query.list()).asText();
        var element = kind.endsWith("[]") ? kind.substring(0, kind.length() - 2) : kind;
        var held =
            query.id().isEmpty()
                ? element
                : type(element).path("properties").path(query.id()).asText();
        if (!held.equals("string")) {
          found.add(
              "%s: %s[].%s is '%s'".formatted(query.function(), query.list(), query.id(), held));
        }
      }
    }
    return found;
  }

  /** What is wrong with a question for the account. */
  List<String> violations(AccountQuery query) {
    var function = root.path("functions").path(query.function());
    var kind = function.path("results").path(query.property()).asText();
    return kind.equals("string") && function.path("arguments").path("required").isEmpty()
        ? List.of()
        : List.of(query + " is " + kind);
  }

  private JsonNode outputs(String type) {
    return root.path("resources").path(type).path("outputs");
  }

  private JsonNode type(String reference) {
    return root.path("types").path(reference.replaceFirst("^#", ""));
  }

  private void object(
      String where,
      JsonNode schema,
      Map<String, PropertyValue> entries,
      Function<PropertyValue.OutputOf, Optional<String>> kindOf,
      List<String> found) {
    schema
        .path("required")
        .forEach(name -> {
          if (!entries.containsKey(name.asText())) {
            found.add(where + ": " + name.asText() + " is required");
          }
        });
    entries.forEach((name, value) -> {
      var kind = schema.path("properties").path(name);
      if (kind.isMissingNode()) {
        found.add(where + ": no input " + name);
      } else {
        value(where + "." + name, kind.asText(), value, kindOf, found);
      }
    });
  }

  private void value(
      String where,
      String kind,
      PropertyValue value,
      Function<PropertyValue.OutputOf, Optional<String>> kindOf,
      List<String> found) {
    boolean fits =
        switch (value) {
          case PropertyValue.Text t -> kind.equals("string");
          case PropertyValue.Secret s -> kind.equals("string");
          case PropertyValue.Numeric n -> kind.equals("number");
          case PropertyValue.Bool b -> kind.equals("boolean");
          case PropertyValue.ListOf list -> {
            if (kind.endsWith("[]")) {
              var element = kind.substring(0, kind.length() - 2);
              list.values().forEach(v -> value(where + "[]", element, v, kindOf, found));
            }
            yield kind.endsWith("[]");
          }
          case PropertyValue.MapOf map -> {
            if (kind.startsWith("#") && !kind.endsWith("[]")) {
              object(where, type(kind), map.entries(), kindOf, found);
              yield true;
            }
            if (kind.startsWith("map<")) {
              var element = kind.substring(4, kind.length() - 1);
              map.entries().forEach((k, v) -> value(where + "." + k, element, v, kindOf, found));
              yield true;
            }
            yield false;
          }
          case PropertyValue.Joined joined -> {
            joined.parts().forEach(part -> value(where, "string", part, kindOf, found));
            yield kind.equals("string");
          }
          // The engine's providers write a number where a string is wanted.
          case PropertyValue.OutputOf output ->
              kindOf
                  .apply(output)
                  .map(given ->
                      given.equals(kind) || (given.equals("number") && kind.equals("string")))
                  .orElse(false);
        };
    if (!fits) {
      found.add(where + ": " + value + " is not " + kind);
    }
  }
}
