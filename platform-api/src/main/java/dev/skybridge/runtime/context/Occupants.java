package dev.skybridge.runtime.context;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The threads inside of a scope. */
final class Occupants {
  /** Stands for a thread that is being made; an interrupt of it has no effect. */
  private static final Thread NOT_STARTED = Thread.ofVirtual().unstarted(() -> {});

  private final List<Stay> stays = new ArrayList<>(0);

  /** One thread's time inside. */
  static final class Stay {
    private final @Nullable Scope outer;
    private volatile Thread thread;
    private boolean interrupted;
    private boolean over;

    private Stay(Thread thread, @Nullable Scope outer) {
      this.thread = thread;
      this.outer = outer;
    }

    /** It is that thread's, which was not started yet. */
    void belongsTo(Thread other) {
      thread = other;
    }
  }

  /**
   * The calling thread comes in.
   *
   * @param outer the scope that it was in before
   */
  synchronized Stay enter(@Nullable Scope outer) {
    return add(new Stay(Thread.currentThread(), outer));
  }

  /**
   * A place for a thread that the calling one will start, and that was in no scope before. It
   * counts from now on.
   */
  synchronized Stay reserve() {
    return add(new Stay(NOT_STARTED, null));
  }

  private Stay add(Stay stay) {
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
    if (stays.isEmpty()) {
      return List.of();
    }
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
    if (stays.isEmpty()) {
      return List.of(); // as nearly always, and for each task
    }
    return stays.stream()
        .map(stay -> stay.thread)
        .filter(thread -> thread != Thread.currentThread())
        .map(Thread::toString)
        .toList();
  }
}
