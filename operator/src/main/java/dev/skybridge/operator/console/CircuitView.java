package dev.skybridge.operator.console;

import dev.skybridge.runtime.fanout.BreakerState;

/**
 * A circuit breaker.
 *
 * @param name of what stands behind it
 * @param phase what it does
 * @param calls that ended within its window
 * @param failures of these
 * @param sinceMillis how long it has been in this phase
 * @param retryAfterMillis until it lets a trial through; 0 unless open
 * @param opened how often it has opened
 * @param refused how many calls it has refused
 */
public record CircuitView(
    String name,
    Phase phase,
    int calls,
    int failures,
    long sinceMillis,
    long retryAfterMillis,
    long opened,
    long refused) {
  static CircuitView of(BreakerState breaker) {
    return new CircuitView(
        breaker.name(),
        switch (breaker.phase()) {
          case CLOSED -> Phase.CLOSED;
          case OPEN -> Phase.OPEN;
          case HALF_OPEN -> Phase.HALF_OPEN;
        },
        breaker.calls(),
        breaker.failures(),
        breaker.sinceChange().toMillis(),
        breaker.retryAfter().toMillis(),
        breaker.opened(),
        breaker.refused());
  }

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
