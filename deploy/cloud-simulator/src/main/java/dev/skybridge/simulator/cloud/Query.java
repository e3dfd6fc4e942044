package dev.skybridge.simulator.cloud;

import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.Property;
import dev.skybridge.simulator.schema.FunctionSchema;
import dev.skybridge.simulator.schema.Kind;
import dev.skybridge.simulator.schema.PackageSchema;
import dev.skybridge.simulator.schema.PropertySchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One call of a data-source function. */
public record Query(Scope scope, FunctionSchema function, PackageSchema schemas, Fields arguments) {

  /**
   * An answer that has exactly the published results: the arguments echoed, the given values, and
   * null or an empty list for what the simulator does not know.
   */
  public Fields answer(Fields known) {
    Map<String, Property> answer = new LinkedHashMap<>();
    function
        .results()
        .forEach((name, kind) ->
            answer.put(name, fit(kind, known.has(name) ? known.get(name) : arguments.get(name))));
    if (answer.containsKey("id") && answer.getOrDefault("id", Property.Null.VALUE).isNull()) {
      answer.put("id", Property.of(Derived.hex(function.token() + arguments, "id", 8)));
    }
    return new Fields(answer);
  }

  /** The published result that lists objects. */
  public String listName() {
    return function.results().entrySet().stream()
        .filter(e ->
            e.getValue() instanceof Kind.ListOf(Kind.ObjectOf _)
                && !function.arguments().containsKey(e.getKey()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(function.token() + " lists nothing"));
  }

  /** Published names of one listed object. */
  public Set<String> itemNames() {
    return function.results().get(listName()) instanceof Kind.ListOf(Kind.ObjectOf(String type))
        ? type(type).keySet()
        : Set.of();
  }

  /** One listed object, with exactly the published names. */
  public Fields item(Fields known) {
    return function.results().get(listName()) instanceof Kind.ListOf(Kind.ObjectOf(String type))
        ? shape(type, known)
        : Fields.EMPTY;
  }

  private Map<String, PropertySchema> type(String name) {
    return schemas.types().getOrDefault(name, Map.of());
  }

  private Fields shape(String type, Fields known) {
    Map<String, Property> shaped = new LinkedHashMap<>();
    type(type).forEach((name, schema) -> shaped.put(name, fit(schema.kind(), known.get(name))));
    return new Fields(shaped);
  }

  private Property fit(Kind kind, Property value) {
    Property plain = value.plain();
    return switch (kind) {
      case Kind.ListOf(Kind element) ->
          switch (plain) {
            case Property.Items(List<Property> items) ->
                new Property.Items(items.stream().map(item -> fit(element, item)).toList());
            case Fields one -> new Property.Items(List.of(fit(element, one)));
            case Property.Null _ -> new Property.Items(List.of());
            case Property.Text _,
                Property.Num _,
                Property.Bool _,
                Property.Unknown _,
                Property.Secret _ ->
                plain;
          };
      case Kind.MapOf _ -> plain instanceof Fields ? plain : Fields.EMPTY;
      case Kind.ObjectOf(String type) ->
          plain instanceof Fields fields ? shape(type, fields) : Property.Null.VALUE;
      case Kind.Scalar scalar -> scalar(scalar, plain);
    };
  }

  private static Property scalar(Kind.Scalar scalar, Property plain) {
    return switch (scalar) {
      case STRING -> plain.asText().<Property>map(Property::of).orElse(Property.Null.VALUE);
      case INTEGER, NUMBER ->
          Fields.of("n", plain).number("n").stream()
              .<Property>mapToObj(Property::of)
              .findFirst()
              .orElse(Property.Null.VALUE);
      case BOOLEAN ->
          plain
              .asText()
              .<Property>map(text -> Property.of(text.equals("true")))
              .orElse(Property.Null.VALUE);
      case ANY -> plain;
    };
  }
}
