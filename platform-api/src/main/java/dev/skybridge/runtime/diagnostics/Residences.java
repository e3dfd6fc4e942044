package dev.skybridge.runtime.diagnostics;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How long the tasks of one origin took, learned by looking from time to time: a task that was
 * there at the last look and is gone took what it had run by then and at most the time between
 * looks; tasks that came and went between two looks took no longer than that. Counted in buckets
 * that grow by a quarter of an octave, and halved every {@link #HALF_LIFE_NANOS}, so that memory is
 * constant and what is long ago counts less. Not safe for use by several threads.
 */
final class Residences {
  /** Twelve hours: last night still counts tonight. */
  static final long HALF_LIFE_NANOS = 12L * 3600 * 1_000_000_000;

  /** Below this many ended tasks nothing is said. */
  private static final double LEAST = 20;

  private static final int PER_OCTAVE = 4;
  private static final int BUCKETS = 40 * PER_OCTAVE;
  private static final double FINEST_NANOS = 1e6;

  private final double[] counts = new double[BUCKETS];
  private double total;
  private long lastAt;
  private long halvedAt;
  private long lastEnded;
  private boolean began;
  private Map<Object, Long> before = Map.of();

  void observe(long atNanos, OriginSample sample) {
    var now = HashMap.<Object, Long>newHashMap(sample.running().size());
    sample.running().forEach(sighting -> now.put(sighting.task(), sighting.ranNanos()));
    if (began) {
      learn(atNanos - lastAt, sample.ended() - lastEnded, now);
    } else {
      halvedAt = atNanos;
      began = true;
    }
    if (atNanos - halvedAt >= HALF_LIFE_NANOS) {
      halve();
      halvedAt = atNanos;
    }
    lastAt = atNanos;
    lastEnded = sample.ended();
    before = now;
  }

  private void learn(long interval, long ended, Map<Object, Long> now) {
    long gone = 0;
    for (var earlier : before.entrySet()) {
      if (!now.containsKey(earlier.getKey())) {
        count(earlier.getValue() + interval, 1);
        gone++;
      }
    }
    count(interval, (double) Math.max(0, ended - gone));
  }

  private void count(long nanos, double times) {
    var octaves = Math.log(Math.max(1, nanos / FINEST_NANOS)) / Math.log(2);
    counts[Math.min(BUCKETS - 1, (int) Math.ceil(octaves * PER_OCTAVE))] += times;
    total += times;
  }

  private void halve() {
    for (var i = 0; i < BUCKETS; i++) {
      counts[i] /= 2;
    }
    total /= 2;
  }

  /** The upper end of the bucket with this quantile; empty where too few have ended. */
  OptionalLong quantileNanos(double quantile) {
    if (total < LEAST) {
      return OptionalLong.empty();
    }
    var above = total * (1 - quantile);
    var seen = 0.0;
    for (var i = BUCKETS - 1; i > 0; i--) {
      seen += counts[i];
      if (seen > above) {
        return OptionalLong.of(upperNanos(i));
      }
    }
    return OptionalLong.of(upperNanos(0));
  }

  private static long upperNanos(int bucket) {
    return (long) (FINEST_NANOS * Math.pow(2, (double) bucket / PER_OCTAVE));
  }
}
