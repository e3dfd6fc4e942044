package dev.skybridge.runtime.limit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** This node's share while the store is away, and what it owes the store for it. */
final class LocalShareBucket {
  private final Optional<RateLimit> share;
  private final NanoClock clock;
  private final AtomicLong owed = new AtomicLong();
  private volatile Optional<TokenBucket> bucket = Optional.empty();

  LocalShareBucket(RateLimit whole, Degraded degraded, NanoClock clock) {
    this.clock = clock;
    share =
        switch (degraded) {
          case Degraded.Refuse() -> Optional.empty();
          case Degraded.LocalShare some -> Optional.of(some.of(whole));
        };
  }

  boolean isAllowed() {
    return share.isPresent();
  }

  /** The store went away: nothing is saved up. */
  void begin() {
    bucket = share.map(limit -> TokenBucket.empty(limit, clock));
  }

  boolean tryAcquire(long permits) {
    boolean admitted = fitting(permits).filter(b -> b.tryAcquire(permits)).isPresent();
    return admitted && owe(permits);
  }

  boolean acquire(long permits, Duration atMost) throws InterruptedException {
    Optional<TokenBucket> fitting = fitting(permits);
    return fitting.isPresent() && fitting.get().acquire(permits, atMost) && owe(permits);
  }

  Optional<Reservation> reserve(long permits, Duration atMost) {
    Optional<Reservation> reserved = fitting(permits).flatMap(b -> b.reserve(permits, atMost));
    reserved.ifPresent(got -> owe(permits));
    return reserved;
  }

  private Optional<TokenBucket> fitting(long permits) {
    return bucket.filter(b -> permits <= b.limit().burst());
  }

  /** The store saves up a burst at most while it is away, so no node owes more than its part. */
  private boolean owe(long permits) {
    share.ifPresent(
        limit -> owed.accumulateAndGet(permits, (a, b) -> Math.min(limit.burst(), a + b)));
    return true;
  }

  long owed() {
    return owed.get();
  }

  /** What is left of {@code granted} after this node's debt. */
  long payBack(long granted) {
    long before = owed.getAndUpdate(debt -> debt - Math.min(debt, granted));
    return granted - Math.min(before, granted);
  }
}
