package dev.skybridge.benchmarks.openloop;

import org.HdrHistogram.AbstractHistogram;

/** What a histogram of nanoseconds says. */
public record Percentiles(long p50, long p99, long p999, long max, double mean) {

  /** Reads them off. */
  public static Percentiles of(AbstractHistogram histogram) {
    return new Percentiles(
        histogram.getValueAtPercentile(50),
        histogram.getValueAtPercentile(99),
        histogram.getValueAtPercentile(99.9),
        histogram.getMaxValue(),
        histogram.getMean());
  }
}
