package dev.skybridge.operator.cloud;

import dev.skybridge.model.PropertyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Inputs that would open something to the world. */
final class Exposure {
  private Exposure() {}

  /** Where {@code inputs} name the whole internet, or switch something public on. */
  static List<String> in(String where, Map<String, PropertyValue> inputs) {
    var found = new ArrayList<String>();
    inputs.forEach((name, value) -> visit(where + "." + name, name, value, found));
    return found;
  }

  private static void visit(String where, String name, PropertyValue value, List<String> found) {
    switch (value) {
      case PropertyValue.Text(String text) -> {
        if (text.contains("0.0.0.0/0") || text.equals("::/0") || opens(name, text)) {
          found.add(where + " = " + text);
        }
      }
      case PropertyValue.Bool(boolean on) -> {
        if (opens(name, Boolean.toString(on))) {
          found.add(where);
        }
      }
      case PropertyValue.Numeric(double number) -> {
        if (opens(name, number == 0 ? "false" : "true")) {
          found.add(where + " = " + number);
        }
      }
      case PropertyValue.ListOf(List<PropertyValue> values) ->
          values.forEach(element -> visit(where + "[]", name, element, found));
      case PropertyValue.Joined(List<PropertyValue> parts, String _) ->
          parts.forEach(part -> visit(where, name, part, found));
      case PropertyValue.MapOf(Map<String, PropertyValue> entries) ->
          entries.forEach((key, element) -> visit(where + "." + key, key, element, found));
      case PropertyValue.Secret s -> {}
      case PropertyValue.OutputOf o -> {}
    }
  }

  /** A switch that is on and whose name speaks of the public, but not of blocking it. */
  private static boolean opens(String name, String value) {
    var lower = name.toLowerCase(Locale.ROOT);
    boolean speaksOfPublic = lower.contains("public") || lower.contains("internet");
    boolean blocks =
        lower.startsWith("block") || lower.startsWith("ignore") || lower.startsWith("restrict");
    return speaksOfPublic && !blocks && value.equals("true");
  }
}
