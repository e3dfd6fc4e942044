package dev.skybridge.runtime.limit;

import java.util.concurrent.locks.LockSupport;

/** A monotonic clock: nanoseconds from an arbitrary origin, which may overflow like a counter. */
@FunctionalInterface
public interface NanoClock {
  /** The time now; only differences mean something. */
  long nanos();

  /** Blocks until {@link #nanos} has reached {@code due}. */
  default void awaitUntil(long due) throws InterruptedException {
    for (long left = due - nanos(); left > 0; left = due - nanos()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.parkNanos(this, left);
    }
  }

  /** {@link System#nanoTime}. */
  static NanoClock system() {
    return SystemNanoClock.INSTANCE;
  }
}
