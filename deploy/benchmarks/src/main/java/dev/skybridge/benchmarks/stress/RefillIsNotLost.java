package dev.skybridge.benchmarks.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.skybridge.runtime.limit.RateLimit;
import dev.skybridge.runtime.limit.TokenBucket;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Two seconds pass for an empty bucket of three, at a permit a second, while two threads take. */
@JCStressTest
@Outcome(id = "2", expect = ACCEPTABLE, desc = "Two seconds, two permits.")
@Outcome(expect = FORBIDDEN, desc = "Permits were lost, or made from nothing.")
@State
public class RefillIsNotLost {
  private static final long TWO_SECONDS = 2_000_000_000L;

  private final FixedClock clock = new FixedClock();
  private final TokenBucket bucket = TokenBucket.empty(new RateLimit(1, 3), clock);
  private int byOne;
  private int byOther;

  /** Time passes, and it takes. */
  @Actor
  public void one() {
    clock.moveTo(TWO_SECONDS);
    byOne = bucket.tryAcquire() ? 1 : 0;
  }

  /** Takes, before and after. */
  @Actor
  public void other() {
    byOther = (bucket.tryAcquire() ? 1 : 0) + (bucket.tryAcquire() ? 1 : 0);
  }

  /** Takes what is left. */
  @Arbiter
  public void rest(I_Result admitted) {
    var rest = 0;
    while (bucket.tryAcquire()) {
      rest++;
    }
    admitted.r1 = byOne + byOther + rest;
  }
}
