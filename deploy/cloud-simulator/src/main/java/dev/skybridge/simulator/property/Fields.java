package dev.skybridge.simulator.property;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Named properties in the order they came. Immutable; the {@code with…} methods return a changed
 * copy.
 */
public record Fields(Map<String, Property> values) implements Property {

  /** No properties. */
  public static final Fields EMPTY = new Fields(Map.of());

  public Fields {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * Builds properties from alternating names and values; values are text, numbers, booleans, lists
   * of text or {@link Property}.
   */
  public static Fields of(Object... namesAndValues) {
    Map<String, Property> built = new LinkedHashMap<>();
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      built.put((String) namesAndValues[i], wrap(namesAndValues[i + 1]));
    }
    return new Fields(built);
  }

  private static Property wrap(Object value) {
    return switch (value) {
      case Property property -> property;
      case String text -> Property.of(text);
      case Boolean truth -> Property.of(truth);
      case Number number -> Property.of(number.doubleValue());
      case List<?> list -> new Items(list.stream().map(Fields::wrap).toList());
      case Map<?, ?> map -> {
        Map<String, Property> wrapped = new LinkedHashMap<>();
        map.forEach((k, v) -> wrapped.put(String.valueOf(k), wrap(v)));
        yield new Fields(wrapped);
      }
      default -> throw new IllegalArgumentException("not a property value: " + value.getClass());
    };
  }

  /** The value under a name, {@link Property.Null#VALUE} when there is none. */
  public Property get(String name) {
    Property value = values.get(name);
    return value == null ? Null.VALUE : value;
  }

  /**
   * The value under a dotted path; lists are entered element by element, so the answer is a list
   * then.
   */
  public Property at(String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return get(path);
    }
    String rest = path.substring(dot + 1);
    return switch (get(path.substring(0, dot)).plain()) {
      case Fields nested -> nested.at(rest);
      case Items(List<Property> list) ->
          new Items(
              list.stream()
                  .map(Property::plain)
                  .filter(Fields.class::isInstance)
                  .map(item -> ((Fields) item).at(rest))
                  .toList());
      case Null _, Text _, Num _, Bool _, Unknown _, Secret _ -> Null.VALUE;
    };
  }

  /** Names in order. */
  public Set<String> names() {
    return values.keySet();
  }

  /** Whether a value that is not null stands under the name. */
  public boolean has(String name) {
    return !get(name).isNull();
  }

  /** A scalar as text. */
  public Optional<String> text(String name) {
    return get(name).asText();
  }

  /** A scalar as text, or the given text. */
  public String textOr(String name, String otherwise) {
    return text(name).orElse(otherwise);
  }

  /** A number, also when it was sent as text. */
  public OptionalDouble number(String name) {
    return switch (get(name).plain()) {
      case Num(double value) -> OptionalDouble.of(value);
      case Text(String value) when value.matches("-?\\d+(\\.\\d+)?") ->
          OptionalDouble.of(Double.parseDouble(value));
      case Text _, Null _, Bool _, Items _, Fields _, Unknown _, Secret _ -> OptionalDouble.empty();
    };
  }

  /** Whether a boolean stands under the name and is true. */
  public boolean isTrue(String name) {
    return text(name).filter("true"::equals).isPresent();
  }

  /** Nested properties, empty when there are none. */
  public Fields fields(String name) {
    return get(name).plain() instanceof Fields nested ? nested : EMPTY;
  }

  /** Nested list, empty when there is none. */
  public List<Property> items(String name) {
    return get(name).plain() instanceof Items(List<Property> list) ? list : List.of();
  }

  /** A copy with one value set. */
  public Fields with(String name, Property value) {
    Map<String, Property> copy = new LinkedHashMap<>(values);
    copy.put(name, value);
    return new Fields(copy);
  }

  /** A copy without one name. */
  public Fields without(String name) {
    if (!values.containsKey(name)) {
      return this;
    }
    Map<String, Property> copy = new LinkedHashMap<>(values);
    copy.remove(name);
    return new Fields(copy);
  }

  /** A copy where the other's values win. */
  public Fields overlaidWith(Fields other) {
    Map<String, Property> copy = new LinkedHashMap<>(values);
    copy.putAll(other.values);
    return new Fields(copy);
  }

  /** A copy with each value replaced; a null answer drops the name. */
  public Fields map(BiFunction<String, Property, @Nullable Property> change) {
    Map<String, Property> copy = new LinkedHashMap<>();
    values.forEach((name, value) -> {
      Property changed = change.apply(name, value);
      if (changed != null) {
        copy.put(name, changed);
      }
    });
    return new Fields(copy);
  }

  /** A copy without names whose value is null. */
  public Fields withoutNulls() {
    return map((_, value) -> value.isNull() ? null : value);
  }
}
