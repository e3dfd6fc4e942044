package dev.skybridge.runtime.diagnostics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Remembers since when tasks stand where they stand: no progress is the same stack, again. */
final class Stillness {
  private final Map<Object, Place> places = new HashMap<>();

  private record Place(List<StackTraceElement> stack, long since) {}

  /** For how long the task has been seen at this very stack. */
  Duration at(Object task, List<StackTraceElement> stack, long atNanos) {
    var place =
        places.merge(
            task,
            new Place(stack, atNanos),
            (before, now) -> before.stack().equals(now.stack()) ? before : now);
    return Duration.ofNanos(atNanos - place.since());
  }

  /** Forgets all others. */
  void keep(Set<?> tasks) {
    places.keySet().retainAll(tasks);
  }
}
