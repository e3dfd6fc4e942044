package dev.skybridge.runtime.context;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Resources and actions of a scope, and where it stands with closing. */
final class Belongings {
  private enum Phase {
    OPEN,
    CLOSING,
    RESOURCES_CLOSED,
    CLOSED
  }

  private Phase phase = Phase.OPEN;
  private @Nullable Thread closer;
  private @Nullable ArrayDeque<AutoCloseable> resources;
  private @Nullable Runnable action;
  private @Nullable List<Runnable> actions;

  /** Keeps a resource; tells whether it did. */
  synchronized boolean add(AutoCloseable resource) {
    if (phase == Phase.RESOURCES_CLOSED || phase == Phase.CLOSED) {
      return false;
    }
    if (resources == null) {
      resources = new ArrayDeque<>(2);
    }
    resources.push(resource);
    return true;
  }

  /** Most scopes have one at most: it takes no list. */
  synchronized void atEnd(Runnable another) {
    if (action == null && actions == null) {
      action = another;
      return;
    }
    if (actions == null) {
      actions = new ArrayList<>(2);
    }
    actions.add(another);
  }

  synchronized void forget(Runnable one) {
    if (one.equals(action)) {
      action = null;
      if (actions == null) {
        actions = new ArrayList<>(0); // the order of the others must stay theirs
      }
    } else if (actions != null) {
      actions.remove(one);
    }
  }

  /**
   * Runs the actions, each once. What one of them throws goes to the thread's handler of uncaught
   * exceptions: the others, and the scopes around, must still hear of the end.
   */
  void runAtEnd() {
    @Nullable Runnable first;
    List<Runnable> others;
    synchronized (this) {
      first = action;
      others = actions == null ? List.of() : actions;
      action = null;
      actions = null;
    }
    if (first != null) {
      tell(first);
    }
    others.forEach(Belongings::tell);
  }

  private static void tell(Runnable one) {
    try {
      one.run();
    } catch (RuntimeException e) {
      var thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  /**
   * Whether the caller is to close. Where another thread is at it, waits for its end, for as long
   * as that one may take.
   */
  synchronized boolean beginClosing(Duration grace) {
    if (phase == Phase.OPEN) {
      phase = Phase.CLOSING;
      closer = Thread.currentThread();
      return true;
    }
    var end = System.nanoTime() + 2 * grace.toNanos();
    var interrupted = false;
    while (phase != Phase.CLOSED && closer != Thread.currentThread()) {
      var left = end - System.nanoTime();
      if (left <= 0) {
        break;
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  /** Closes the resources in reverse order, each once, and gives what they threw. */
  List<Throwable> closeAll() {
    var failures = new ArrayList<Throwable>(0);
    for (var next = take(); next != null; next = take()) {
      try {
        next.close();
      } catch (Exception e) {
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        failures.add(e);
      }
    }
    return failures;
  }

  /** The youngest resource; with the last one gone, no other is taken in. */
  private synchronized @Nullable AutoCloseable take() {
    var next = resources == null ? null : resources.poll();
    if (next == null) {
      phase = Phase.RESOURCES_CLOSED;
    }
    return next;
  }

  synchronized void closed() {
    phase = Phase.CLOSED;
    closer = null;
    notifyAll();
  }
}
