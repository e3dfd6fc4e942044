package dev.skybridge.runtime.pool;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that wait: by priority in proportion to its share, within a priority by turns of the keys,
 * within a key in order. All but {@link #removeAll} take constant time. Not for several threads at
 * once.
 *
 * @param <T> what waits
 */
final class FairQueue<T> {
  private final Map<Priority, Level<T>> levels = new EnumMap<>(Priority.class);
  private int size;

  FairQueue() {
    for (var priority : Priority.values()) {
      levels.put(priority, new Level<>(priority.share()));
    }
  }

  /**
   * One place in the queue.
   *
   * @param <T> what waits
   */
  static final class Place<T> {
    private final T value;
    private final Line<T> line;
    private final long sinceNanos;
    private @Nullable Place<T> before;
    private @Nullable Place<T> after;
    private @Nullable Place<T> older;
    private @Nullable Place<T> younger;
    private boolean taken;

    private Place(T value, Line<T> line, long sinceNanos) {
      this.value = value;
      this.line = line;
      this.sinceNanos = sinceNanos;
    }
  }

  /** The tasks of one key, in a ring of the keys that have any. */
  private static final class Line<T> {
    private final Level<T> level;
    private final Object key;
    private @Nullable Place<T> head;
    private @Nullable Place<T> tail;
    private Line<T> next = this;
    private Line<T> previous = this;

    private Line(Level<T> level, Object key) {
      this.level = level;
      this.key = key;
    }
  }

  /** The tasks of one priority. */
  private static final class Level<T> {
    private final int share;
    private final Map<Object, Line<T>> lines = new HashMap<>();
    private @Nullable Line<T> turn;
    private @Nullable Place<T> oldest;
    private @Nullable Place<T> youngest;
    private int credit;

    private Level(int share) {
      this.share = share;
      this.credit = share;
    }
  }

  int size() {
    return size;
  }

  Place<T> add(T value, Object key, Priority priority, long nowNanos) {
    var level = level(priority);
    var line = level.lines.computeIfAbsent(key, k -> new Line<>(level, k));
    var place = new Place<>(value, line, nowNanos);
    if (line.head == null) {
      enterRing(level, line);
      line.head = place;
    } else if (line.tail != null) {
      line.tail.after = place;
      place.before = line.tail;
    }
    line.tail = place;
    if (level.youngest == null) {
      level.oldest = place;
    } else {
      level.youngest.younger = place;
      place.older = level.youngest;
    }
    level.youngest = place;
    size++;
    return place;
  }

  /** The next by fairness, taken out; null where none waits. */
  @Nullable T poll() {
    if (size == 0) {
      return null;
    }
    var level = levelInTurn();
    var line = level.turn;
    if (line == null || line.head == null) {
      throw new IllegalStateException("a level that has tasks has a line whose turn it is");
    }
    level.credit--;
    level.turn = line.next;
    var place = line.head;
    remove(place);
    return place.value;
  }

  private Level<T> levelInTurn() {
    for (int round = 0; round < 2; round++) {
      for (var level : levels.values()) {
        if (level.oldest != null && level.credit > 0) {
          return level;
        }
      }
      levels.values().forEach(level -> level.credit = level.share);
    }
    throw new IllegalStateException("a queue that is not empty has a level that has tasks");
  }

  /** Takes a task out; tells whether it was still there. */
  boolean remove(Place<T> place) {
    if (place.taken) {
      return false;
    }
    place.taken = true;
    var line = place.line;
    var level = line.level;
    if (place.before == null) {
      line.head = place.after;
    } else {
      place.before.after = place.after;
    }
    if (place.after == null) {
      line.tail = place.before;
    } else {
      place.after.before = place.before;
    }
    if (place.older == null) {
      level.oldest = place.younger;
    } else {
      place.older.younger = place.younger;
    }
    if (place.younger == null) {
      level.youngest = place.older;
    } else {
      place.younger.older = place.older;
    }
    if (line.head == null) {
      leaveRing(level, line);
    }
    size--;
    return true;
  }

  /** The task that waits longest among the least urgent, taken out; null where none waits. */
  @Nullable T dropOldest() {
    for (var priority : List.of(Priority.LOW, Priority.NORMAL, Priority.HIGH)) {
      var oldest = level(priority).oldest;
      if (oldest != null) {
        remove(oldest);
        return oldest.value;
      }
    }
    return null;
  }

  /** Since when the task waits that waits longest; {@code now} where none does. */
  long oldestSince(long nowNanos) {
    var longest = 0L;
    for (var level : levels.values()) {
      if (level.oldest != null) {
        longest = Math.max(longest, nowNanos - level.oldest.sinceNanos);
      }
    }
    return nowNanos - longest;
  }

  /** How many keys have tasks that wait. */
  int keys() {
    return levels.values().stream().mapToInt(level -> level.lines.size()).sum();
  }

  /** Takes all out, in the order in which they would have come. */
  List<T> removeAll() {
    var all = new ArrayList<T>(size);
    for (var next = poll(); next != null; next = poll()) {
      all.add(next);
    }
    return all;
  }

  private Level<T> level(Priority priority) {
    return java.util.Objects.requireNonNull(levels.get(priority));
  }

  /** At the end: behind all keys that have waited longer. */
  private static <T> void enterRing(Level<T> level, Line<T> line) {
    var turn = level.turn;
    if (turn == null) {
      line.next = line;
      line.previous = line;
      level.turn = line;
      return;
    }
    line.next = turn;
    line.previous = turn.previous;
    turn.previous.next = line;
    turn.previous = line;
  }

  private static <T> void leaveRing(Level<T> level, Line<T> line) {
    level.lines.remove(line.key);
    if (line.next == line) {
      level.turn = null;
      return;
    }
    line.previous.next = line.next;
    line.next.previous = line.previous;
    if (level.turn == line) {
      level.turn = line.next;
    }
  }
}
