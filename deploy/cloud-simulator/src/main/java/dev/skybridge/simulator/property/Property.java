package dev.skybridge.simulator.property;

import java.util.List;
import java.util.Optional;

/**
 * A property value of the engine's protocol: what JSON can say, plus a value that is not known yet
 * (preview) and a value that must stay secret. Immutable.
 */
public sealed interface Property
    permits Property.Null,
        Property.Text,
        Property.Num,
        Property.Bool,
        Property.Items,
        Property.Unknown,
        Property.Secret,
        Fields {

  /** No value. */
  record Null() implements Property {
    /** The only one needed. */
    public static final Null VALUE = new Null();
  }

  /** Text. */
  record Text(String value) implements Property {}

  /** A number; the protocol has only double precision. */
  record Num(double value) implements Property {}

  /** True or false. */
  record Bool(boolean value) implements Property {}

  /** A list. */
  record Items(List<Property> values) implements Property {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** A value the engine learns only when it is applied. */
  record Unknown() implements Property {
    /** The only one needed. */
    public static final Unknown VALUE = new Unknown();
  }

  /** A value that must not be shown; never nested. */
  record Secret(Property value) implements Property {
    @Override
    public String toString() {
      return "Secret[]";
    }
  }

  /** Wraps text. */
  static Property of(String value) {
    return new Text(value);
  }

  /** Wraps a number. */
  static Property of(double value) {
    return new Num(value);
  }

  /** Wraps a truth value. */
  static Property of(boolean value) {
    return new Bool(value);
  }

  /** Wraps a list of texts. */
  static Property ofTexts(List<String> values) {
    return new Items(values.stream().map(Property::of).toList());
  }

  /** The value without its secret marker. */
  default Property plain() {
    return this instanceof Secret(Property value) ? value : this;
  }

  /** Whether this is absent for all practical purposes. */
  default boolean isNull() {
    return plain() instanceof Null;
  }

  /** Whether the value, or any value inside it, is not known yet. */
  default boolean hasUnknown() {
    return switch (this) {
      case Unknown _ -> true;
      case Secret(Property value) -> value.hasUnknown();
      case Items(List<Property> values) -> values.stream().anyMatch(Property::hasUnknown);
      case Fields fields -> fields.values().values().stream().anyMatch(Property::hasUnknown);
      case Null _, Text _, Num _, Bool _ -> false;
    };
  }

  /**
   * The text of a scalar, the way the vendors' providers turn numbers and booleans into strings;
   * empty for anything else.
   */
  default Optional<String> asText() {
    return switch (plain()) {
      case Text(String value) -> Optional.of(value);
      case Bool(boolean value) -> Optional.of(Boolean.toString(value));
      case Num(double value) ->
          Optional.of(
              value == Math.rint(value) && Math.abs(value) < 1e15
                  ? Long.toString((long) value)
                  : Double.toString(value));
      case Null _, Items _, Fields _, Unknown _, Secret _ -> Optional.empty();
    };
  }

  /** The texts of a list, or of one scalar; what is not text is left out. */
  default List<String> asTexts() {
    return plain() instanceof Items(List<Property> values)
        ? values.stream().flatMap(v -> v.asText().stream()).toList()
        : asText().map(List::of).orElse(List.of());
  }
}
