package dev.skybridge.benchmarks.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.skybridge.runtime.context.Scope;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A scope is cancelled while an action for its end is registered. */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "The action ran once.")
@Outcome(expect = FORBIDDEN, desc = "The action was lost, or ran twice.")
@State
public class EndIsHeardOnce {
  private final Scope scope = Scope.root("stress");
  private final AtomicInteger heard = new AtomicInteger();

  /** Ends it. */
  @Actor
  public void cancel() {
    scope.cancel("stress");
  }

  /** Wants to know. */
  @Actor
  public void listen() {
    scope.onEnd(heard::incrementAndGet);
  }

  /** Counts. */
  @Arbiter
  public void count(I_Result times) {
    times.r1 = heard.get();
  }
}
