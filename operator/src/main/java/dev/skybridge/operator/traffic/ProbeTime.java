package dev.skybridge.operator.traffic;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a placement takes to answer. Pure.
 *
 * <p>The mean is TCP's smoothed round-trip time (RFC 6298, section 2: SRTT with alpha 1/8), so that
 * one slow answer moves it little and half a minute of slow ones decides.
 */
public final class ProbeTime {
  private static final int AGE = 8;

  /** A mean that changed by less than this part of what is shown is not shown anew. */
  private static final int NEWS = 10;

  private ProbeTime() {}

  /** The mean after one more answer. */
  public static Duration mean(Optional<Duration> before, Duration took) {
    return before.map(mean -> mean.plus(took.minus(mean).dividedBy(AGE))).orElse(took);
  }

  /**
   * What is shown and decided by, in whole milliseconds of at least one: it stays while the mean is
   * close to it, so that neither the status nor a choice follows every answer.
   */
  static Optional<Duration> shown(Optional<Duration> before, Optional<Duration> mean) {
    return mean.map(time ->
            before
                .filter(old ->
                    time.minus(old).abs().multipliedBy(NEWS).compareTo(old) < 0
                        || rounded(time).equals(old))
                .orElseGet(() -> rounded(time)))
        .or(() -> before);
  }

  private static Duration rounded(Duration time) {
    return Duration.ofMillis(Math.max(1, time.plusNanos(500_000).toMillis()));
  }
}
