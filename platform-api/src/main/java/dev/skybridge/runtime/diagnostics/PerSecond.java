package dev.skybridge.runtime.diagnostics;

/** Sums of the last minute, by second; constant memory. Guarded by its owner. */
final class PerSecond {
  static final int SECONDS = 60;

  private final long[] sums = new long[SECONDS];
  private final long[] of = new long[SECONDS];

  void add(long second, long value) {
    var slot = Math.floorMod(second, SECONDS);
    if (of[slot] != second) {
      of[slot] = second;
      sums[slot] = 0;
    }
    sums[slot] += value;
  }

  /** What was added in the minute before this second. */
  long lastMinute(long second) {
    var sum = 0L;
    for (var slot = 0; slot < SECONDS; slot++) {
      if (of[slot] > second - SECONDS && of[slot] <= second) {
        sum += sums[slot];
      }
    }
    return sum;
  }
}
