package dev.skybridge.operator.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often a placement's traffic was taken away of late: who fails again and again waits longer
 * before it is trusted again.
 *
 * @param times within {@link #MEMORY} of each other
 * @param last the last time
 */
record Withdrawal(int times, Optional<Instant> last) {
  /** After such a time without a withdrawal the earlier ones are forgotten. No source: a choice. */
  private static final Duration MEMORY = Duration.ofHours(1);

  /** Doublings of the time to return: at most eight times what the spec says. */
  private static final int DOUBLINGS = 3;

  Withdrawal again(Instant now) {
    var recent = last.filter(then -> now.isBefore(then.plus(MEMORY))).isPresent();
    return new Withdrawal(recent ? times + 1 : 1, Optional.of(now));
  }

  /** How long it must answer before it gets traffic again. */
  Duration hold(Duration returnAfter) {
    return returnAfter.multipliedBy(1L << Math.clamp(times - 1, 0, DOUBLINGS));
  }
}
