package dev.skybridge.runtime.limit;

import java.time.Duration;

/**
 * What is allowed: in any time window of {@code t} seconds at most {@code burst + permitsPerSecond
 * · t} permits.
 *
 * @param permitsPerSecond refill, above 0 and at most 10⁹; fractions are fine, a permit an hour is
 *     {@code 1 / 3600.0}
 * @param burst permits that an idle limiter has saved up, at least 1; {@code burst /
 *     permitsPerSecond} may be at most 365 days
 */
public record RateLimit(double permitsPerSecond, long burst) {
  /** The fastest refill, one permit a nanosecond. */
  public static final double MOST_PER_SECOND = 1e9;

  private static final double MOST_SECONDS_TO_FILL = Duration.ofDays(365).toSeconds();

  /** Checks the bounds. */
  public RateLimit {
    if (!(permitsPerSecond > 0 && permitsPerSecond <= MOST_PER_SECOND)) {
      throw new IllegalArgumentException(
          "permits per second must be above 0 and at most 1e9, not " + permitsPerSecond);
    }
    if (burst < 1) {
      throw new IllegalArgumentException("burst must be at least 1, not " + burst);
    }
    if (burst / permitsPerSecond > MOST_SECONDS_TO_FILL) {
      throw new IllegalArgumentException(
          "a burst of %d at %s a second takes more than 365 days to save up"
              .formatted(burst, permitsPerSecond));
    }
  }

  /** {@code permits} in each {@code period}, with a burst. */
  public static RateLimit of(long permits, Duration period, long burst) {
    return new RateLimit(permits * 1e9 / period.toNanos(), burst);
  }

  /** How long an empty bucket takes to be full. */
  public Duration timeToFill() {
    return Duration.ofNanos((long) Math.ceil(burst * 1e9 / permitsPerSecond));
  }

  /** Throws {@link IllegalArgumentException} where a call could never be admitted. */
  void check(long permits) {
    if (permits < 1 || permits > burst) {
      throw new IllegalArgumentException(
          "permits must be between 1 and the burst of %d, not %d".formatted(burst, permits));
    }
  }
}
