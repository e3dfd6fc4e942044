package dev.skybridge.model;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time in equal steps.
 *
 * @param from its begin
 * @param to its end, which does not belong to it
 * @param step whole minutes; a cloud that measures less often answers in longer steps
 */
public record MetricRange(Instant from, Instant to, Duration step) {
  /** Most steps: what the three clouds give in one answer. */
  public static final int MOST_STEPS = 1000;

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException naming what is wrong
   */
  public MetricRange {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("the range from " + from + " to " + to + " is empty");
    }
    if (!step.isPositive() || step.toMillis() % Duration.ofMinutes(1).toMillis() != 0) {
      throw new IllegalArgumentException("a step must be whole minutes, not " + step);
    }
    if (Duration.between(from, to).dividedBy(step) > MOST_STEPS) {
      throw new IllegalArgumentException(
          "more than " + MOST_STEPS + " steps of " + step + " from " + from + " to " + to);
    }
  }
}
