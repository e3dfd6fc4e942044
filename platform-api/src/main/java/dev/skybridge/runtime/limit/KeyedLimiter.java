package dev.skybridge.runtime.limit;

import java.time.Duration;
import java.util.Optional;

/** One key's view of {@link KeyedRateLimiters}. */
record KeyedLimiter<K>(KeyedRateLimiters<K> all, K key) implements RateLimiter {
  @Override
  public RateLimit limit() {
    return all.limitOf(key);
  }

  @Override
  public boolean tryAcquire(long permits) {
    return all.tryAcquire(key, permits);
  }

  @Override
  public boolean acquire(long permits, Duration atMost) throws InterruptedException {
    if (all.tryAcquire(key, permits)) {
      return true;
    }
    Optional<Reservation> reserved = all.reserve(key, permits, Patience.inScope(atMost));
    if (reserved.isPresent()) {
      reserved.get().await();
    }
    return reserved.isPresent();
  }

  @Override
  public Optional<Reservation> reserve(long permits, Duration atMost) {
    return all.reserve(key, permits, atMost);
  }
}
