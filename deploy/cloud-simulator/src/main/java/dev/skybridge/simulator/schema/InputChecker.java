package dev.skybridge.simulator.schema;

import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Checks inputs against property lists: unknown names, missing required names, wrong kinds, values
 * outside an enumeration. Like the vendors' providers it takes a number or boolean written as text,
 * and a value that is not known yet anywhere.
 */
public final class InputChecker {

  private final Map<String, Map<String, PropertySchema>> types;

  public InputChecker(Map<String, Map<String, PropertySchema>> types) {
    this.types = types;
  }

  /** All reasons to refuse the inputs; empty when there is none. */
  public List<Violation> check(Map<String, PropertySchema> schema, Fields inputs) {
    List<Violation> found = new ArrayList<>();
    checkFields("", schema, inputs, found);
    return found;
  }

  private void checkFields(
      String prefix, Map<String, PropertySchema> schema, Fields inputs, List<Violation> found) {
    inputs
        .values()
        .forEach((name, value) -> {
          PropertySchema property = schema.get(name);
          if (property == null) {
            if (!name.startsWith("__")) {
              found.add(
                  new Violation(
                      prefix + name,
                      "Invalid or unknown key. Examine values at '"
                          + prefix
                          + name
                          + "'."
                          + suggestion(name, schema)));
            }
            return;
          }
          checkValue(prefix + name, property.kind(), value, found);
          checkEnumeration(prefix + name, property, value, found);
        });
    schema.forEach((name, property) -> {
      if (property.required() && inputs.get(name).isNull()) {
        found.add(
            new Violation(
                prefix + name,
                "Missing required argument. The argument \""
                    + prefix
                    + name
                    + "\" is required, but no definition was found."));
      }
    });
  }

  private static void checkEnumeration(
      String path, PropertySchema property, Property value, List<Violation> found) {
    if (!property.values().isEmpty()
        && value.plain() instanceof Property.Text(String text)
        && !property.values().contains(text)) {
      found.add(
          new Violation(
              path, "expected " + path + " to be one of " + property.values() + ", got " + text));
    }
  }

  private void checkValue(String path, Kind kind, Property secretOrNot, List<Violation> found) {
    Property value = secretOrNot.plain();
    if (value instanceof Property.Unknown || value instanceof Property.Null) {
      return;
    }
    switch (kind) {
      case Kind.Scalar scalar -> {
        if (!fits(scalar, value)) {
          found.add(
              new Violation(
                  path,
                  "expected "
                      + scalar.name().toLowerCase(java.util.Locale.ROOT)
                      + " type, got "
                      + describe(value)));
        }
      }
      case Kind.ListOf(Kind element) -> {
        if (value instanceof Property.Items(List<Property> items)) {
          for (int i = 0; i < items.size(); i++) {
            checkValue(path + "[" + i + "]", element, items.get(i), found);
          }
        } else {
          found.add(new Violation(path, "expected array type, got " + describe(value)));
        }
      }
      case Kind.MapOf(Kind element) -> {
        if (value instanceof Fields map) {
          map.values().forEach((key, item) -> checkValue(path + "." + key, element, item, found));
        } else {
          found.add(new Violation(path, "expected object type, got " + describe(value)));
        }
      }
      case Kind.ObjectOf(String type) -> {
        if (value instanceof Fields nested) {
          checkFields(path + ".", Objects.requireNonNull(types.get(type), type), nested, found);
        } else {
          found.add(new Violation(path, "expected object type, got " + describe(value)));
        }
      }
    }
  }

  private static boolean fits(Kind.Scalar scalar, Property value) {
    return switch (scalar) {
      case ANY -> true;
      case STRING ->
          value instanceof Property.Text
              || value instanceof Property.Num
              || value instanceof Property.Bool;
      case BOOLEAN ->
          value instanceof Property.Bool
              || (value instanceof Property.Text(String text) && text.matches("true|false"));
      case INTEGER ->
          value.asText().filter(text -> text.matches("-?\\d+")).isPresent()
              && !(value instanceof Property.Bool);
      case NUMBER ->
          value.asText().filter(text -> text.matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?")).isPresent();
    };
  }

  private static String describe(Property value) {
    return switch (value) {
      case Property.Text _ -> "a string";
      case Property.Num _ -> "a number";
      case Property.Bool _ -> "a boolean";
      case Property.Items _ -> "an array";
      case Fields _ -> "an object";
      case Property.Null _, Property.Unknown _, Property.Secret _ -> "nothing";
    };
  }

  private static String suggestion(String name, Map<String, PropertySchema> schema) {
    return schema.keySet().stream()
        .filter(known ->
            known.equalsIgnoreCase(name)
                || known.equals(name + "s")
                || name.equals(known + "s")
                || distanceIsOne(known, name))
        .sorted()
        .findFirst()
        .map(known -> " Did you mean '" + known + "'?")
        .orElse("");
  }

  /**
   * Whether two names differ by one inserted, removed or changed letter, or by two neighbours
   * swapped.
   */
  private static boolean distanceIsOne(String a, String b) {
    int start = 0;
    while (start < Math.min(a.length(), b.length()) && a.charAt(start) == b.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < Math.min(a.length(), b.length()) - start
        && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
      end++;
    }
    String restA = a.substring(start, a.length() - end);
    String restB = b.substring(start, b.length() - end);
    return (restA.length() <= 1 && restB.length() <= 1)
        || (restA.length() == 2
            && restB.length() == 2
            && restA.charAt(0) == restB.charAt(1)
            && restA.charAt(1) == restB.charAt(0));
  }
}
