package dev.skybridge.runtime.diagnostics;

import dev.skybridge.runtime.task.Origin;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds origins that leak: the number of their tasks that run for longer than the past explains
 * grows, and goes on growing. Not a threshold on a count. Time and counts are arguments.
 *
 * <p>Counts are put into buckets, by their median. Over a sliding window, growth is said where all
 * of this holds, three times in a row:
 *
 * <ol>
 *   <li>the lower confidence bound of the slope is positive ({@link Trend}, one in a thousand);
 *   <li>what the rate of created tasks explains is taken out, and there is still a trend;
 *   <li>each third of the window grows by a quarter of the slope at least: a jump grows in one
 *       third only, and what warms up grows less and less;
 *   <li>over the window it is five tasks at least.
 * </ol>
 *
 * It is taken back once the last third has not grown, three times in a row. Growth that is steady
 * for a whole window and saturates afterwards is not told from a leak before it does.
 */
public final class GrowthDetector {
  /** The quantile of the standard normal that one in a thousand exceeds. */
  private static final double CONFIDENCE = 3.09;

  private static final double SHARE_OF_THIRD = 0.25;
  private static final double LEAST_TASKS = 5;
  private static final int IN_A_ROW = 3;

  private final Settings settings;
  private final Map<Origin, Series> all = new HashMap<>();

  /**
   * Over what it is judged.
   *
   * @param bucket length of one step
   * @param buckets steps of the window; a multiple of three, nine at least
   */
  public record Settings(Duration bucket, int buckets) {
    /** A quarter of an hour in steps of 20 s. */
    public static final Settings DEFAULT = new Settings(Duration.ofSeconds(20), 45);

    public Settings {
      if (bucket.toNanos() <= 0 || buckets < 9 || buckets % 3 != 0) {
        throw new IllegalArgumentException("not a window: %s of %s".formatted(buckets, bucket));
      }
    }

    Duration window() {
      return bucket.multipliedBy(buckets);
    }
  }

  /** A detector without a past. */
  public GrowthDetector(Settings settings) {
    this.settings = settings;
  }

  /**
   * Takes a look.
   *
   * @param atNanos when; not before the look before
   * @param overdue tasks of the origin that run for longer than the past explains
   * @param created tasks of the origin since the process began
   * @return growth, where there is an alarm
   */
  public Optional<Growth> observe(Origin origin, long atNanos, long overdue, long created) {
    var series = all.computeIfAbsent(origin, _ -> new Series(settings.buckets(), atNanos, created));
    series.add(overdue);
    if (atNanos - series.bucketBegan >= settings.bucket().toNanos()) {
      series.endBucket(atNanos, created);
      judge(series);
    }
    return series.alarm ? Optional.of(growth(origin, overdue, series.trend)) : Optional.empty();
  }

  private void judge(Series series) {
    if (series.filled < settings.buckets()) {
      return;
    }
    var y = series.counts;
    var third = y.length / 3;
    var trend = Trend.of(y, series.rates, CONFIDENCE);
    var grows =
        trend.low() > 0
            && trend.z() > CONFIDENCE
            && trend.slope() * y.length >= LEAST_TASKS
            && growsInEachThird(y, third, trend.slope());
    var rests = Trend.slopeOf(Arrays.copyOfRange(y, 2 * third, y.length)) <= 0;
    series.next(trend, grows, rests);
  }

  private static boolean growsInEachThird(double[] y, int third, double slope) {
    for (var from = 0; from < y.length; from += third) {
      if (Trend.slopeOf(Arrays.copyOfRange(y, from, from + third)) < SHARE_OF_THIRD * slope) {
        return false;
      }
    }
    return true;
  }

  private Growth growth(Origin origin, long overdue, Trend trend) {
    var perMinute = Duration.ofMinutes(1).toNanos() / (double) settings.bucket().toNanos();
    return new Growth(
        origin.name(),
        origin.site(),
        overdue,
        trend.slope() * perMinute,
        trend.low() * perMinute,
        trend.high() * perMinute,
        settings.window());
  }

  /** One origin's past. */
  private static final class Series {
    private final double[] counts;
    private final double[] rates;
    private long[] bucket = new long[16];
    private int inBucket;
    private int filled;
    private long bucketBegan;
    private long createdBefore;
    private int grew;
    private int rested;
    private boolean alarm;
    private Trend trend = new Trend(0, 0, 0, 0);

    Series(int buckets, long atNanos, long created) {
      counts = new double[buckets];
      rates = new double[buckets];
      bucketBegan = atNanos;
      createdBefore = created;
    }

    void add(long count) {
      if (inBucket == bucket.length) {
        bucket = Arrays.copyOf(bucket, 2 * inBucket);
      }
      bucket[inBucket++] = count;
    }

    void endBucket(long atNanos, long created) {
      Arrays.sort(bucket, 0, inBucket);
      push(counts, (double) bucket[inBucket / 2]);
      push(rates, (created - createdBefore) / (double) (atNanos - bucketBegan));
      filled = Math.min(filled + 1, counts.length);
      inBucket = 0;
      bucketBegan = atNanos;
      createdBefore = created;
    }

    private static void push(double[] values, double value) {
      System.arraycopy(values, 1, values, 0, values.length - 1);
      values[values.length - 1] = value;
    }

    void next(Trend found, boolean grows, boolean rests) {
      grew = grows ? grew + 1 : 0;
      rested = rests ? rested + 1 : 0;
      if (grew >= IN_A_ROW) {
        alarm = true;
      } else if (rested >= IN_A_ROW) {
        alarm = false;
      }
      if (grows || alarm) {
        trend = found;
      }
    }
  }
}
