package dev.skybridge.runtime.limit;

import java.util.concurrent.atomic.LongAdder;

/** Counts of one limiter. */
final class Tally {
  final LongAdder admitted = new LongAdder();
  final LongAdder admittedLocally = new LongAdder();
  final LongAdder refused = new LongAdder();
  final LongAdder roundTrips = new LongAdder();
  private volatile long latencyNanos;

  boolean admit(long permits) {
    admitted.add(permits);
    return true;
  }

  boolean refuse() {
    refused.increment();
    return false;
  }

  boolean local(boolean isAdmitted, long permits) {
    if (!isAdmitted) {
      return refuse();
    }
    admittedLocally.add(permits);
    return admit(permits);
  }

  /** A round trip ended; one at a time. */
  void roundTrip(long nanos) {
    roundTrips.increment();
    latencyNanos = latencyNanos == 0 ? nanos : (4 * latencyNanos + nanos) / 5;
  }

  long latencyNanos() {
    return latencyNanos;
  }
}
