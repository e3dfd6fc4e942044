package dev.skybridge.benchmarks.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.skybridge.runtime.limit.RateLimit;
import dev.skybridge.runtime.limit.TokenBucket;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads ask twice each of a bucket of three, while time stands still. */
@JCStressTest
@Outcome(
    id = {"1, 2", "2, 1"},
    expect = ACCEPTABLE,
    desc = "Three permits, three admissions.")
@Outcome(id = "2, 2", expect = FORBIDDEN, desc = "More than the burst was admitted.")
@Outcome(expect = FORBIDDEN, desc = "A call was refused while a permit was left.")
@State
public class BurstIsNeverExceeded {
  private final TokenBucket bucket = TokenBucket.full(new RateLimit(1, 3), new FixedClock());

  /** One thread. */
  @Actor
  public void one(II_Result admitted) {
    admitted.r1 = twice();
  }

  /** The other. */
  @Actor
  public void other(II_Result admitted) {
    admitted.r2 = twice();
  }

  private int twice() {
    return (bucket.tryAcquire() ? 1 : 0) + (bucket.tryAcquire() ? 1 : 0);
  }
}
