package dev.skybridge.runtime.fanout;

import java.time.Duration;

/**
 * A breaker at one moment.
 *
 * @param name of the branches that stand behind it
 * @param phase what it does
 * @param calls that ended within the window
 * @param failures of these
 * @param sinceChange how long it has been in this phase
 * @param retryAfter until it lets a trial through; zero unless open
 * @param opened how often it has opened
 * @param refused how many calls it has refused
 * @param rule by which it acts
 */
public record BreakerState(
    String name,
    Phase phase,
    int calls,
    int failures,
    Duration sinceChange,
    Duration retryAfter,
    long opened,
    long refused,
    BreakerRule rule) {
  /** What a breaker does. */
  public enum Phase {
    /** It lets calls through and counts. */
    CLOSED,
    /** It refuses. */
    OPEN,
    /** It lets some calls through, to see. */
    HALF_OPEN
  }
}
