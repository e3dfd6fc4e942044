package dev.skybridge.runtime.limit;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * One thread takes three of four permits of a lease, one by one, while another drains it; what was
 * taken and what was drained are the lease. In the limiter's package, for a lease is its own
 * affair.
 */
@JCStressTest
@Outcome(
    id = {"0, 4", "1, 3", "2, 2", "3, 1"},
    expect = ACCEPTABLE,
    desc = "Four permits.")
@Outcome(expect = FORBIDDEN, desc = "A permit was spent twice, or lost.")
@State
public class LeaseIsSpentOnce {
  private final Lease lease = new Lease(4, 0, 10);
  private int taken;
  private long drained;

  /** Takes. */
  @Actor
  public void take() {
    for (int time = 0; time < 3; time++) {
      taken += lease.take(1, 5) ? 1 : 0;
    }
  }

  /** Drains. */
  @Actor
  public void drain() {
    drained = lease.drain();
  }

  /** Counts; what is left would be a permit that was neither. */
  @Arbiter
  public void count(II_Result permits) {
    permits.r1 = taken;
    permits.r2 = (int) (drained + lease.left());
  }
}
