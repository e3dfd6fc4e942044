package dev.skybridge.runtime.context;

import java.time.Duration;

/** Time that passes; a port, so that tests decide when it does. */
public interface Timer {
  /** As {@link System#nanoTime()}: only differences mean something. */
  long nanos();

  /** Runs {@code action} once after {@code delay}; the action must not block. */
  Timeout after(Duration delay, Runnable action);

  /** Something that will happen. */
  @FunctionalInterface
  interface Timeout {
    /** It shall not happen; no effect where it has. */
    void cancel();
  }
}
