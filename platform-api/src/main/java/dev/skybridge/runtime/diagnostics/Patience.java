package dev.skybridge.runtime.diagnostics;

import java.time.Duration;
import java.util.Map;

/**
 * How long a task may run before it is looked at: longer than its origin's past explains. That is
 * {@code factor} times the {@code quantile} of how long tasks of its origin took, and no less than
 * what is declared. A quantile and not a mean, because durations have long tails.
 *
 * @param floor for an origin without a past, and the least for every other
 * @param quantile of past durations, between 0 and 1
 * @param factor past which a duration is no longer explained by it
 * @param declared floors of single origins by name; {@link #FOREVER} for what is meant to stay,
 *     such as a consumer that lives as long as the process
 */
public record Patience(
    Duration floor, double quantile, double factor, Map<String, Duration> declared) {
  /** For an origin whose tasks are meant to stay. */
  public static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

  /**
   * Half a minute, so that a task that waits for ever is named within a minute; four times what one
   * task in a thousand takes. By a log-normal duration with a sigma of 0.8 that is one false alarm
   * in ten million tasks.
   */
  public static final Patience DEFAULT = new Patience(Duration.ofSeconds(30), 0.999, 4, Map.of());

  public Patience {
    if (floor.isNegative() || quantile <= 0 || quantile >= 1 || factor < 1) {
      throw new IllegalArgumentException(
          "not a patience: %s, %s, %s".formatted(floor, quantile, factor));
    }
    declared = Map.copyOf(declared);
  }

  /** The same with these floors for single origins. */
  public Patience expecting(Map<String, Duration> floors) {
    return new Patience(floor, quantile, factor, floors);
  }

  /** Nanoseconds after which a task of this origin is overdue. */
  long nanos(String origin, Residences past) {
    var least = declared.getOrDefault(origin, floor);
    if (least.equals(FOREVER)) {
      return Long.MAX_VALUE;
    }
    var explained = past.quantileNanos(quantile);
    return explained.isEmpty()
        ? least.toNanos()
        : Math.max(least.toNanos(), (long) (explained.getAsLong() * factor));
  }
}
