package dev.skybridge.runtime.fanout;

import java.util.Arrays;

/** Counts calls and failures of the last while, in slices; the caller locks. */
final class CallWindow {
  static final int SLICES = 10;

  private final long sliceNanos;
  private final long[] numbers = new long[SLICES];
  private final int[] calls = new int[SLICES];
  private final int[] failures = new int[SLICES];

  CallWindow(long windowNanos) {
    this.sliceNanos = windowNanos / SLICES;
    clear();
  }

  void clear() {
    Arrays.fill(numbers, Long.MIN_VALUE);
  }

  void count(long now, boolean failed) {
    long number = Math.floorDiv(now, sliceNanos);
    int slot = Math.floorMod(number, SLICES);
    if (numbers[slot] != number) {
      numbers[slot] = number;
      calls[slot] = 0;
      failures[slot] = 0;
    }
    calls[slot]++;
    if (failed) {
      failures[slot]++;
    }
  }

  int calls(long now) {
    return sum(calls, now);
  }

  int failures(long now) {
    return sum(failures, now);
  }

  private int sum(int[] counts, long now) {
    long current = Math.floorDiv(now, sliceNanos);
    int sum = 0;
    for (int slot = 0; slot < SLICES; slot++) {
      if (numbers[slot] > current - SLICES) {
        sum += counts[slot];
      }
    }
    return sum;
  }
}
