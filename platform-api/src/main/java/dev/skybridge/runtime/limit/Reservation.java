package dev.skybridge.runtime.limit;

import java.time.Duration;

/**
 * Permits that are promised for a moment. The holder waits until they are due and then uses them,
 * or cancels.
 */
public interface Reservation {
  /** Time until the permits may be used; zero once they may. */
  Duration dueIn();

  /** Waits until the permits may be used. Cancels itself where the thread is interrupted. */
  void await() throws InterruptedException;

  /**
   * Says that the permits were not and will not be used. Tells whether they are of use to somebody
   * else: not where the reservation was due long ago, and never the second time.
   */
  boolean cancel();
}
