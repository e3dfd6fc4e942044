package dev.skybridge.benchmarks.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.skybridge.runtime.limit.RateLimit;
import dev.skybridge.runtime.limit.Reservation;
import dev.skybridge.runtime.limit.TokenBucket;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Two permits are promised, for one and for two seconds from now. One thread gives the first back,
 * one reserves; afterwards another reserves. The results say for when, in seconds: of the three
 * that are held no two may be due together.
 */
@JCStressTest
@Outcome(id = "1, 3", expect = ACCEPTABLE, desc = "The slot went to who came during.")
@Outcome(id = "3, 1", expect = ACCEPTABLE, desc = "The slot went to who came after.")
@Outcome(expect = FORBIDDEN, desc = "A slot was given twice, or lost.")
@State
public class CancelledSlotIsGivenOnce {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final TokenBucket bucket = TokenBucket.empty(new RateLimit(1, 1), new FixedClock());
  private final Reservation first = bucket.reserve(1, LONG).orElseThrow();
  private final Reservation second = bucket.reserve(1, LONG).orElseThrow();

  /** Gives it back. */
  @Actor
  public void cancel() {
    first.cancel();
  }

  /** Comes during. */
  @Actor
  public void reserve(II_Result due) {
    due.r1 = reserved();
  }

  /** Comes after. */
  @Arbiter
  public void after(II_Result due) {
    due.r2 = second.dueIn().toSeconds() == 2 ? reserved() : -1;
  }

  private int reserved() {
    return (int) bucket.reserve(1, LONG).orElseThrow().dueIn().toSeconds();
  }
}
