package dev.skybridge.runtime.context;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The threads inside of a scope. */
final class Occupants {
  private final List<Stay> stays = new ArrayList<>(1);

  /** One thread's time inside. */
  static final class Stay {
    private final Thread thread = Thread.currentThread();
    private final @Nullable Scope outer;
    private boolean interrupted;
    private boolean over;

    private Stay(@Nullable Scope outer) {
      this.outer = outer;
    }
  }

  /**
   * The calling thread comes in.
   *
   * @param outer the scope that it was in before
   */
  synchronized Stay enter(@Nullable Scope outer) {
    var stay = new Stay(outer);
    stays.add(stay);
    return stay;
  }

  /**
   * The thread leaves. The interrupt that was meant for its stay ends with it, unless the scope
   * that it goes back to has ended as well.
   */
  synchronized void leave(Stay stay) {
    stay.over = true;
    stays.remove(stay);
    if (stay.interrupted) {
      Thread.interrupted();
      if (stay.outer != null && stay.outer.isEnded()) {
        Thread.currentThread().interrupt();
      }
    }
    notifyAll();
  }

  /** Interrupts all threads inside but the calling one. */
  synchronized void interrupt() {
    for (var stay : stays) {
      if (!stay.over && stay.thread != Thread.currentThread()) {
        stay.interrupted = true;
        stay.thread.interrupt();
      }
    }
  }

  /**
   * Waits until no thread but the calling one is inside.
   *
   * @return names of those that still are
   */
  synchronized List<String> awaitEmpty(long nanos) {
    var end = System.nanoTime() + nanos;
    var interrupted = false;
    while (true) {
      var others = others();
      var left = end - System.nanoTime();
      if (others.isEmpty() || left <= 0) {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
        return others;
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
      } catch (InterruptedException e) {
        interrupted = true; // put back at the end: to close must not be given up halfway
      }
    }
  }

  private List<String> others() {
    return stays.stream()
        .map(stay -> stay.thread)
        .filter(thread -> thread != Thread.currentThread())
        .map(Thread::toString)
        .toList();
  }
}
