package dev.skybridge.crd;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Jackson may leave null becomes an empty, unmodifiable collection. */
final class Collections {
  private Collections() {}

  static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  static <K, V> Map<K, V> copy(@Nullable Map<K, V> map) {
    return map == null ? Map.of() : Map.copyOf(map);
  }
}
