package dev.skybridge.simulator.provider;

import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.Property;
import dev.skybridge.simulator.schema.ResourceSchema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares old and new inputs of an object, property by property. Pure. */
public final class Differ {

  /** How a property differs. */
  public enum Change {
    ADDED,
    REMOVED,
    CHANGED
  }

  /**
   * One difference.
   *
   * @param replaces whether it replaces the object
   */
  public record Difference(Change change, boolean replaces) {}

  private final ResourceSchema schema;

  public Differ(ResourceSchema schema) {
    this.schema = schema;
  }

  /**
   * The differences by property path, in the engine's notation ({@code tags["a"]}, {@code
   * rules[0].port}).
   *
   * @param ignored top-level names or paths whose changes do not count
   */
  public Map<String, Difference> diff(Fields olds, Fields news, List<String> ignored) {
    Map<String, Difference> found = new TreeMap<>();
    Set<String> names = new LinkedHashSet<>(olds.names());
    names.addAll(news.names());
    for (String name : names) {
      if (!name.startsWith("__") && !ignored.contains(name) && schema.inputs().containsKey(name)) {
        compare(name, olds.get(name), news.get(name), schema.forcesReplacement(name), found);
      }
    }
    ignored.forEach(path ->
        found
            .keySet()
            .removeIf(key ->
                key.equals(path) || key.startsWith(path + ".") || key.startsWith(path + "[")));
    return found;
  }

  private static void compare(
      String path,
      Property oldSecretOrNot,
      Property newSecretOrNot,
      boolean replaces,
      Map<String, Difference> found) {
    Property before = oldSecretOrNot.plain();
    Property after = newSecretOrNot.plain();
    if (same(before, after)) {
      return;
    }
    if (before instanceof Property.Null) {
      found.put(path, new Difference(Change.ADDED, replaces));
    } else if (after instanceof Property.Null) {
      found.put(path, new Difference(Change.REMOVED, replaces));
    } else if (before instanceof Fields oldFields && after instanceof Fields newFields) {
      Set<String> names = new LinkedHashSet<>(oldFields.names());
      names.addAll(newFields.names());
      names.stream()
          .filter(name -> !name.startsWith("__"))
          .forEach(name ->
              compare(
                  path + step(name), oldFields.get(name), newFields.get(name), replaces, found));
    } else if (before instanceof Property.Items(List<Property> oldItems)
        && after instanceof Property.Items(List<Property> newItems)) {
      for (int i = 0; i < Math.max(oldItems.size(), newItems.size()); i++) {
        compare(
            path + "[" + i + "]",
            i < oldItems.size() ? oldItems.get(i) : Property.Null.VALUE,
            i < newItems.size() ? newItems.get(i) : Property.Null.VALUE,
            replaces,
            found);
      }
    } else {
      found.put(path, new Difference(Change.CHANGED, replaces));
    }
  }

  private static String step(String name) {
    return name.matches("[A-Za-z_$][\\w$]*")
        ? "." + name
        : "[\"" + name.replace("\"", "\\\"") + "\"]";
  }

  private static boolean same(Property before, Property after) {
    if (before.equals(after)) {
      return true;
    }
    boolean scalars = !(before instanceof Fields) && !(before instanceof Property.Items);
    return scalars && before.asText().isPresent() && before.asText().equals(after.asText());
  }
}
