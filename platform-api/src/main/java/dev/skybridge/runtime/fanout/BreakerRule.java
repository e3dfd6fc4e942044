package dev.skybridge.runtime.fanout;

import java.time.Duration;

/**
 * When a breaker opens and closes. The states are those of Nygard, "Release It!" (2007).
 *
 * @param window failures count that are not older; counted in tenths of it
 * @param minimumCalls fewer calls within the window say nothing
 * @param failureRate share of failed calls, over 0 and up to 1, from which on it opens
 * @param openFor how long it refuses before it lets a trial through
 * @param trials how many calls must succeed, at most that many at once, for it to close
 */
public record BreakerRule(
    Duration window, int minimumCalls, double failureRate, Duration openFor, int trials) {
  public BreakerRule {
    if (window.toMillis() < 10 || !openFor.isPositive()) {
      throw new IllegalArgumentException("window " + window + ", open for " + openFor);
    }
    if (minimumCalls < 1 || trials < 1) {
      throw new IllegalArgumentException(minimumCalls + " calls, " + trials + " trials");
    }
    if (!(failureRate > 0 && failureRate <= 1)) {
      throw new IllegalArgumentException("a failure rate of " + failureRate);
    }
  }

  /** Opens for 10 s where half of at least ten calls within 30 s failed; one trial closes it. */
  public static BreakerRule standard() {
    return new BreakerRule(Duration.ofSeconds(30), 10, 0.5, Duration.ofSeconds(10), 1);
  }
}
