package dev.skybridge.runtime.limit;

import java.time.Duration;

/**
 * How a node borrows permits from the store.
 *
 * @param most permits that a node holds at a time, promised ones included; a single call for more
 *     holds what it needs. The permits of all nodes together are the over-admission in a window
 * @param age how long permits that are there may be held; what is left then is lost
 * @param horizon how far ahead permits are promised to calls that wait
 * @param storeTimeout after which a store that does not answer is away; less than {@code age}
 */
public record LeaseTerms(long most, Duration age, Duration horizon, Duration storeTimeout) {
  /** The longest horizon of {@link #forNodes}. */
  public static final Duration LONGEST_HORIZON = Duration.ofSeconds(2);

  /** Checks the bounds. */
  public LeaseTerms {
    if (most < 1) {
      throw new IllegalArgumentException("a lease holds at least 1 permit, not " + most);
    }
    if (storeTimeout.isNegative() || storeTimeout.isZero() || age.compareTo(storeTimeout) <= 0) {
      throw new IllegalArgumentException(
          "permits of %s age are stale before a store that has %s answers"
              .formatted(age, storeTimeout));
    }
    if (horizon.isNegative()) {
      throw new IllegalArgumentException("horizon must not be negative, but is " + horizon);
    }
  }

  /**
   * Terms under which the leases of {@code nodes} hold half of the burst at most, and a permit each
   * at least; each node always finds a place in the line: the horizon is twice the time in which
   * all leases are refilled, between 100 ms and {@link #LONGEST_HORIZON}.
   */
  public static LeaseTerms forNodes(RateLimit limit, int nodes) {
    long most = Math.max(1, limit.burst() / (2L * nodes));
    double seconds = 2.0 * nodes * most / limit.permitsPerSecond();
    double longest = LONGEST_HORIZON.toNanos() / 1e9;
    return new LeaseTerms(
        most,
        Duration.ofSeconds(2),
        Duration.ofNanos((long) (Math.clamp(seconds, 0.1, longest) * 1e9)),
        Duration.ofMillis(500));
  }
}
