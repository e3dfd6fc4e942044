package dev.skybridge.runtime.context;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Time that passes when the test says so. */
public final class ManualTimer implements Timer {
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
  private long now;
  private long numbers;

  private record Due(long at, long number, Runnable action) {}

  @Override
  public synchronized long nanos() {
    return now;
  }

  @Override
  public synchronized Timeout after(Duration delay, Runnable action) {
    var entry = new Due(now + delay.toNanos(), numbers++, action);
    due.add(entry);
    return () -> {
      synchronized (this) {
        due.remove(entry);
      }
    };
  }

  /** Lets time pass; what is due happens on this thread. */
  public void pass(Duration duration) {
    var end = nanos() + duration.toNanos();
    for (var next = next(end); next != null; next = next(end)) {
      next.run();
    }
    synchronized (this) {
      now = end;
    }
  }

  /** How many timeouts are set. */
  public synchronized int pending() {
    return due.size();
  }

  private synchronized @Nullable Runnable next(long end) {
    var first = due.peek();
    if (first == null || first.at() > end) {
      return null;
    }
    now = Math.max(now, first.at());
    return due.remove().action();
  }
}
