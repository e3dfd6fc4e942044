package dev.skybridge.gate;

import java.util.function.LongSupplier;

/**
 * Until when this process may let writes pass. Counted on a clock that never jumps, from before the
 * lease was asked for: so it always ends before the one who grants it can think so.
 */
final class Hold {
  private final LongSupplier nanos;
  private volatile long until;
  private volatile boolean held;

  /**
   * Nothing is held at first.
   *
   * @param nanos a clock that never jumps, in nanoseconds
   */
  Hold(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Whether a write may pass at this moment. */
  boolean isValid() {
    return held && nanos.getAsLong() - until < 0;
  }

  /** Holds until a time of the clock. */
  void extend(long time) {
    until = time;
    held = true;
  }

  /** Holds no more. */
  void end() {
    held = false;
  }

  /** Nanoseconds that are left; 0 where nothing is held. */
  long left() {
    return held ? Math.max(0, until - nanos.getAsLong()) : 0;
  }
}
