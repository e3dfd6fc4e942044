package dev.skybridge.runtime.limit;

import dev.skybridge.runtime.limit.Waiter.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A limit that several processes keep together over a {@link TokenStore}. A node borrows several
 * permits at a time and admits from them without a round trip; calls that come meanwhile share the
 * next one. No more than one is under way for a limiter, on a virtual thread that lives while calls
 * wait, so a caller can give up at any time.
 *
 * <p>Calls that wait stand in the node's line, and nodes in the store's, each with one lease at
 * most: a node that wants more than its share gets as much as any other such node, and all that the
 * others leave. A try is refused only if neither the lease nor the store had its permits; it waits
 * for a round trip, after the end of one that is under way, and at most twice {@link
 * LeaseTerms#storeTimeout}.
 */
public final class LeasedRateLimiter implements RateLimiter {
  private final RateLimit limit;
  private final LeaseTerms terms;
  private final NanoClock clock;
  private final Tally tally = new Tally();
  private final LocalShareBucket local;
  private final Broker broker;

  /**
   * Makes this node's part of a limiter.
   *
   * @param key of the bucket in the store
   * @param terms the same on all nodes
   */
  public LeasedRateLimiter(
      String key,
      RateLimit limit,
      TokenStore store,
      LeaseTerms terms,
      Degraded degraded,
      NanoClock clock) {
    this.limit = limit;
    this.terms = terms;
    this.clock = clock;
    local = new LocalShareBucket(limit, degraded, clock);
    broker = new Broker(key, limit, store, terms, local, tally, clock);
  }

  @Override
  public RateLimit limit() {
    return limit;
  }

  @Override
  public boolean tryAcquire(long permits) {
    limit.check(permits);
    long now = clock.nanos();
    if (broker.takeHeld(permits, now)) {
      return tally.admit(permits);
    }
    Waiter waiter = new Waiter(permits, false, now + 2 * terms.storeTimeout().toNanos());
    broker.enter(waiter);
    boolean interrupted = false;
    Outcome outcome = waiter.outcome();
    while (outcome == null) {
      outcome = step(waiter);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return switch (outcome) {
      case ADMITTED -> tally.admit(permits);
      case REFUSED -> tally.refuse();
      case LOCAL -> tally.local(local.tryAcquire(permits), permits);
    };
  }

  @Override
  public boolean acquire(long permits, Duration atMost) throws InterruptedException {
    limit.check(permits);
    Duration patience = Patience.inScope(atMost);
    long now = clock.nanos();
    if (broker.takeHeld(permits, now)) {
      return tally.admit(permits);
    }
    Waiter waiter = new Waiter(permits, true, now + Patience.nanos(patience));
    broker.enter(waiter);
    Outcome outcome = waiter.outcome();
    while (outcome == null) {
      if (Thread.interrupted()) {
        broker.abandon(waiter);
        throw new InterruptedException();
      }
      outcome = step(waiter);
    }
    return switch (outcome) {
      case ADMITTED -> tally.admit(permits);
      case REFUSED -> tally.refuse();
      case LOCAL -> {
        Duration left = Duration.ofNanos(Math.max(0, waiter.deadline() - clock.nanos()));
        yield tally.local(local.acquire(permits, left), permits);
      }
    };
  }

  /** Waits for a while; gives up at the deadline. */
  private @Nullable Outcome step(Waiter waiter) {
    long now = clock.nanos();
    long left = waiter.deadline() - now;
    if (left <= 0) {
      return broker.giveUp(waiter);
    }
    LockSupport.parkNanos(this, Math.min(left, broker.untilOverdue(now)));
    broker.declareOverdue();
    return waiter.outcome();
  }

  @Override
  public Optional<Reservation> reserve(long permits, Duration atMost) {
    limit.check(permits);
    Optional<Reservation> reserved = broker.reserve(permits, atMost);
    reserved.ifPresentOrElse(got -> tally.admit(permits), tally::refuse);
    return reserved;
  }

  /** What is to be seen of it now. */
  public LimiterState state() {
    return broker.state();
  }
}
