package dev.skybridge.runtime.limit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A token bucket in one process: no lock, no timer, one compare-and-set a call, nothing allocated
 * by {@link #tryAcquire}.
 *
 * <p>The state is one number, the tick at which the bucket will be full if nobody takes from it
 * (the "theoretical arrival time" of the generic cell rate algorithm, ITU-T I.371 annex A.1).
 * Taking a permit moves it one interval ahead; it may stand at most a bucket's worth of intervals
 * after now, or further where permits are reserved. A tick is 1/16 ns, so an interval is rounded up
 * by less than that: the rate is never above the limit and at most {@code permitsPerSecond /
 * 1.6e10} of it below.
 *
 * <p>Times are compared by their difference, so the overflow of the clock does no harm; a bucket
 * may be idle for 36 years.
 */
public final class TokenBucket implements RateLimiter {
  private static final int TICK_BITS = 4;
  private static final double TICKS_PER_SECOND = 1e9 * (1 << TICK_BITS);
  private static final long MOST_AHEAD = ticks(Duration.ofDays(365).toNanos());

  /** A state that no bucket in use has: this one was dropped by {@link KeyedRateLimiters}. */
  private static final long RETIRED = Long.MIN_VALUE;

  private final RateLimit limit;
  private final NanoClock clock;
  private final long interval;
  private final long capacity;
  private final AtomicLong fullAt;
  private final FreeSlots free = new FreeSlots();

  private TokenBucket(RateLimit limit, NanoClock clock, boolean full) {
    this.limit = limit;
    this.clock = clock;
    interval = (long) Math.ceil(TICKS_PER_SECOND / limit.permitsPerSecond());
    capacity = interval * limit.burst();
    long now = ticks(clock.nanos());
    fullAt = new AtomicLong(usable(full ? now : now + capacity));
  }

  /** A full bucket on the system's clock. */
  public static TokenBucket full(RateLimit limit) {
    return new TokenBucket(limit, NanoClock.system(), true);
  }

  /** A full bucket. */
  public static TokenBucket full(RateLimit limit, NanoClock clock) {
    return new TokenBucket(limit, clock, true);
  }

  /** A bucket that has nothing saved up. */
  public static TokenBucket empty(RateLimit limit, NanoClock clock) {
    return new TokenBucket(limit, clock, false);
  }

  @Override
  public RateLimit limit() {
    return limit;
  }

  @Override
  public boolean tryAcquire(long permits) {
    limit.check(permits);
    return take(permits * interval) == Taken.YES;
  }

  /** What became of an attempt. */
  enum Taken {
    YES,
    NO,
    /** The bucket is no longer in use: look for its successor. */
    RETIRED
  }

  Taken tryTake(long permits) {
    limit.check(permits);
    return take(permits * interval);
  }

  private Taken take(long cost) {
    long now = ticks(clock.nanos());
    while (true) {
      long seen = fullAt.get();
      if (seen == RETIRED) {
        return Taken.RETIRED;
      }
      long next = start(seen, now) + cost;
      if (next - now > capacity) {
        return Taken.NO;
      }
      if (fullAt.compareAndSet(seen, usable(next))) {
        return Taken.YES;
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public boolean acquire(long permits, Duration atMost) throws InterruptedException {
    if (tryAcquire(permits)) {
      return true;
    }
    Optional<Reservation> reserved = reserve(permits, Patience.inScope(atMost));
    if (reserved.isEmpty()) {
      return false;
    }
    reserved.get().await();
    return true;
  }

  @Override
  public Optional<Reservation> reserve(long permits, Duration atMost) {
    limit.check(permits);
    long cost = permits * interval;
    long now = ticks(clock.nanos());
    long latest = now + Math.min(MOST_AHEAD, ticks(Patience.nanos(atMost)));
    return free.claim(cost, now + capacity, latest + capacity)
        .or(() -> append(cost, now, latest))
        .map(slot -> new SlotReservation(this, slot));
  }

  private Optional<Slot> append(long cost, long now, long latest) {
    while (true) {
      long seen = fullAt.get();
      long next = usable(start(seen, now) + cost);
      if (seen == RETIRED || next - capacity - latest > 0) {
        return Optional.empty();
      }
      if (fullAt.compareAndSet(seen, next)) {
        return Optional.of(new Slot(next, cost));
      }
      Thread.onSpinWait();
    }
  }

  /**
   * Permits that can be taken now. Negative where more are promised than there are: minus 3 means
   * that the fourth permit from now is the first that is free.
   */
  public long available() {
    long now = ticks(clock.nanos());
    return Math.floorDiv(capacity - (start(fullAt.get(), now) - now), interval);
  }

  /** Leaves use if it is full, when a new bucket in its place would admit the same. */
  boolean retire() {
    long seen = fullAt.get();
    long now = ticks(clock.nanos());
    return seen == RETIRED || (start(seen, now) == now && fullAt.compareAndSet(seen, RETIRED));
  }

  boolean isRetired() {
    return fullAt.get() == RETIRED;
  }

  /** Time until the permits of {@code slot} have come; zero or negative once they have. */
  long nanosUntil(Slot slot) {
    long left = slot.end() - capacity - ticks(clock.nanos());
    return (left >> TICK_BITS) + ((left & ((1 << TICK_BITS) - 1)) == 0 ? 0 : 1);
  }

  NanoClock clock() {
    return clock;
  }

  /**
   * Takes back a slot that was not used. At the end of the line it is as if it had never been
   * given, and so are unused ones before it. In the middle it can be given to somebody else until
   * it is due; used later than that it would come too close to the slots after it.
   */
  boolean release(Slot slot) {
    free.add(slot);
    boolean shortened = false;
    for (Optional<Slot> last = free.takeLast(fullAt.get());
        last.isPresent();
        last = free.takeLast(fullAt.get())) {
      Slot end = last.get();
      if (fullAt.compareAndSet(end.end(), usable(end.end() - end.cost()))) {
        shortened = true;
      } else {
        free.add(end);
      }
    }
    return shortened || nanosUntil(slot) > 0;
  }

  /** Where the next permit is appended: nothing is saved up beyond a full bucket. */
  private long start(long seen, long now) {
    long ahead = seen - now;
    return ahead > 0 && ahead <= capacity + MOST_AHEAD ? seen : now;
  }

  private static long usable(long state) {
    return state == RETIRED ? state + 1 : state;
  }

  private static long ticks(long nanos) {
    return nanos << TICK_BITS;
  }

  /**
   * Permits promised.
   *
   * @param end state of the bucket after they were promised, in ticks
   * @param cost their number, in ticks
   */
  record Slot(long end, long cost) {}
}
