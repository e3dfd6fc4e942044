package dev.skybridge.benchmarks.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.skybridge.runtime.limit.RateLimit;
import dev.skybridge.runtime.limit.TokenBucket;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** One thread takes the only permit, one reserves it for now. */
@JCStressTest
@Outcome(
    id = {"1, 0", "0, 1"},
    expect = ACCEPTABLE,
    desc = "One of the two has it.")
@Outcome(id = "1, 1", expect = FORBIDDEN, desc = "It was given twice.")
@Outcome(expect = FORBIDDEN, desc = "Nobody got it.")
@State
public class OnePermitForTakeOrReserve {
  private final TokenBucket bucket = TokenBucket.full(new RateLimit(1, 1), new FixedClock());

  /** Takes. */
  @Actor
  public void take(II_Result got) {
    got.r1 = bucket.tryAcquire() ? 1 : 0;
  }

  /** Reserves. */
  @Actor
  public void reserve(II_Result got) {
    got.r2 = bucket.reserve(1, Duration.ZERO).isPresent() ? 1 : 0;
  }
}
