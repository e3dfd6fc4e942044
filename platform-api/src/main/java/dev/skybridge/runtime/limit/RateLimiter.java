package dev.skybridge.runtime.limit;

import java.time.Duration;
import java.util.Optional;

/**
 * Admits calls at a limited rate. All methods may be called by any thread. A number of permits
 * below 1 or above the burst is an {@link IllegalArgumentException}, for it could never be
 * admitted.
 *
 * <p>A call that returns true happens-after the refusal or admission of every call that the limiter
 * has put before it.
 */
public interface RateLimiter {
  /** The limit that is kept. */
  RateLimit limit();

  /** Takes {@code permits} if they are there now; never waits for a refill. */
  boolean tryAcquire(long permits);

  /** Takes one permit if it is there now. */
  default boolean tryAcquire() {
    return tryAcquire(1);
  }

  /**
   * Takes {@code permits}, waiting for them at most {@code atMost}. Waiting calls are served in the
   * order in which they came. A call that can't be served in time is refused at once, where that is
   * known, so a refused caller has time left to do something else.
   *
   * @return false if refused; no permit is taken then
   * @throws InterruptedException if interrupted while it waits; no permit is taken then
   */
  boolean acquire(long permits, Duration atMost) throws InterruptedException;

  /**
   * Promises {@code permits} for the earliest moment that is free, if that is within {@code
   * atMost}.
   */
  Optional<Reservation> reserve(long permits, Duration atMost);
}
