package dev.skybridge.acceptance.harness;

import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Waits with a deadline. */
public final class Eventually {
  private static final Duration POLL = Duration.ofMillis(250);

  private Eventually() {}

  /**
   * Returns when the assertions hold, with the time it took.
   *
   * @throws org.awaitility.core.ConditionTimeoutException with the last failed assertion when the
   *     deadline passes
   */
  public static Duration holds(String what, Duration deadline, ThrowingRunnable assertions) {
    Instant start = Instant.now();
    Awaitility.await(what)
        .atMost(deadline)
        .pollDelay(Duration.ZERO)
        .pollInterval(POLL)
        // a busy machine may fail to answer one question in time; the deadline still counts
        .ignoreExceptions()
        .untilAsserted(assertions);
    return Duration.between(start, Instant.now());
  }
}
