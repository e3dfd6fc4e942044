package dev.skybridge.benchmarks.stress;

import dev.skybridge.runtime.limit.NanoClock;

/** A clock that stands still until it is moved, so that what is admitted can be counted exactly. */
final class FixedClock implements NanoClock {
  private volatile long nanos;

  @Override
  public long nanos() {
    return nanos;
  }

  /** By one thread only. */
  void moveTo(long other) {
    nanos = other;
  }
}
