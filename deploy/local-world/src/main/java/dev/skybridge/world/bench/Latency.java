package dev.skybridge.world.bench;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Times of many applications, in seconds. */
public record Latency(double p50Seconds, double p90Seconds, double p99Seconds, double maxSeconds) {
  private static final double MICROS_PER_SECOND = 1e6;

  /**
   * Sums times up.
   *
   * @throws IllegalArgumentException where there are none
   */
  static Latency of(Collection<Long> nanos) {
    if (nanos.isEmpty()) {
      throw new IllegalArgumentException("no times");
    }
    var histogram = new Histogram(3);
    nanos.forEach(each -> histogram.recordValue(TimeUnit.NANOSECONDS.toMicros(each)));
    return new Latency(
        histogram.getValueAtPercentile(50) / MICROS_PER_SECOND,
        histogram.getValueAtPercentile(90) / MICROS_PER_SECOND,
        histogram.getValueAtPercentile(99) / MICROS_PER_SECOND,
        histogram.getMaxValue() / MICROS_PER_SECOND);
  }
}
