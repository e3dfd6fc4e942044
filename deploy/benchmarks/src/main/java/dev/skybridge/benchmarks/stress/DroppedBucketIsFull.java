package dev.skybridge.benchmarks.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.skybridge.runtime.limit.KeyedRateLimiters;
import dev.skybridge.runtime.limit.RateLimit;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * A key's bucket is full again. One thread takes its only permit while another brings a new key,
 * for which full buckets are dropped: whether the bucket or its successor is asked, the key has one
 * permit.
 */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "One permit.")
@Outcome(expect = FORBIDDEN, desc = "The key got more or less than its burst.")
@State
public class DroppedBucketIsFull {
  private static final long LATER = 10_000_000_000L;

  private final FixedClock clock = new FixedClock();
  private final KeyedRateLimiters<String> limiters =
      new KeyedRateLimiters<>(_ -> new RateLimit(1, 1), 100, clock);
  private int taken;

  /** Uses the key once, long ago. */
  public DroppedBucketIsFull() {
    limiters.tryAcquire("key", 1);
    clock.moveTo(LATER);
  }

  /** Takes. */
  @Actor
  public void take() {
    taken = limiters.tryAcquire("key", 1) ? 1 : 0;
  }

  /** Brings another key. */
  @Actor
  public void another() {
    limiters.tryAcquire("another", 1);
  }

  /** Takes what is left. */
  @Arbiter
  public void rest(I_Result admitted) {
    admitted.r1 = taken + (limiters.tryAcquire("key", 1) ? 1 : 0);
  }
}
