package dev.skybridge.world.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The median of some rounds, and how far they lie apart. */
record Spread(double median, double least, double most) {

  /**
   * Sums a figure of all rounds up.
   *
   * @throws IllegalArgumentException where there is no round
   */
  static <T> Spread of(List<T> rounds, ToDoubleFunction<T> figure) {
    if (rounds.isEmpty()) {
      throw new IllegalArgumentException("no rounds");
    }
    var sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    var middle = sorted.length / 2;
    var median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }
}
