package dev.skybridge.benchmarks.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The median of some rounds, and how far they lie apart. */
public record Spread(double median, double least, double most) {

  /**
   * Sums a figure of all rounds up.
   *
   * @throws IllegalArgumentException where there is no round
   */
  public static <T> Spread of(Collection<T> rounds, ToDoubleFunction<T> figure) {
    return of(rounds.stream().mapToDouble(figure).boxed().toList());
  }

  /**
   * Sums figures up.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static Spread of(List<Double> figures) {
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("no figures");
    }
    var sorted = figures.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    var middle = sorted.length / 2;
    var median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  /** Whether the two lie apart, so that one is certainly less. */
  public boolean below(Spread other) {
    return most < other.least;
  }

  /** In another unit. */
  public Spread times(double factor) {
    return new Spread(median * factor, least * factor, most * factor);
  }

  /** Median, and the range in brackets. */
  public String text() {
    return "%s (%s … %s)".formatted(number(median), number(least), number(most));
  }

  /** Three significant figures or so, without an exponent. */
  public static String number(double value) {
    var size = Math.abs(value);
    var format =
        size == 0 || size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }
}
