package dev.skybridge.operator.adapter.pulumi;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Struct;
import dev.skybridge.model.PropertyValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which inputs an object has, without their values.
 *
 * @param names by top-level name, the keys within it where it is a map
 */
record InputNames(Map<String, Set<String>> names) {
  /** Copies the map. */
  InputNames {
    names = Map.copyOf(names);
  }

  /** Of a checkpoint's inputs. */
  static InputNames of(JsonNode inputs) {
    var names = new TreeMap<String, Set<String>>();
    inputs
        .properties()
        .forEach(entry -> {
          var keys = new TreeSet<String>();
          if (!entry.getValue().has(PropertyCodec.SIGNATURE)) {
            entry.getValue().fieldNames().forEachRemaining(keys::add);
          }
          names.put(entry.getKey(), keys);
        });
    return new InputNames(names);
  }

  /** Of a provider's answer. */
  static InputNames of(Struct inputs) {
    var names = new TreeMap<String, Set<String>>();
    PropertyCodec.reveal(inputs)
        .getFieldsMap()
        .forEach((name, value) ->
            names.put(
                name,
                value.hasStructValue()
                    ? value.getStructValue().getFieldsMap().keySet()
                    : Set.of()));
    return new InputNames(names);
  }

  /**
   * Paths of those that {@code asked} says nothing of, also within the maps that it has.
   *
   * @param asked what is wanted
   */
  List<String> notIn(Map<String, PropertyValue> asked) {
    var paths = new TreeSet<String>();
    names.forEach((name, keys) -> {
      var wanted = asked.get(name);
      if (isBookkeeping(name)) {
        return;
      }
      if (wanted == null) {
        paths.add(name);
      } else if (wanted instanceof PropertyValue.MapOf(var entries)) {
        paths.addAll(beside(name, keys, entries.keySet()));
      }
    });
    return List.copyOf(paths);
  }

  private static List<String> beside(String name, Set<String> keys, Collection<String> asked) {
    return keys.stream()
        .filter(key -> !asked.contains(key) && !isBookkeeping(key))
        .map(key -> "%s[\"%s\"]".formatted(name, key.replace("\"", "\\\"")))
        .toList();
  }

  /** What bridged providers note for themselves. */
  private static boolean isBookkeeping(String name) {
    return name.startsWith("__");
  }
}
