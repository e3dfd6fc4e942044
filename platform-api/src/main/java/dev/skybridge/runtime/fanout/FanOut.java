package dev.skybridge.runtime.fanout;

import dev.skybridge.runtime.context.Cause;
import dev.skybridge.runtime.context.CloseReport;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.context.ScopeSpec;
import dev.skybridge.runtime.fanout.Outcome.Cancelled;
import dev.skybridge.runtime.fanout.Outcome.Lost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks the sources of its branches at once and waits for all outcomes. A definition may be kept and
 * run any number of times, also at once; its retry budget and breakers last from run to run.
 *
 * <p>A run lasts no longer than the scope it is in allows, its own timeout, and three times {@link
 * Scope#GRACE} for a source that does not listen to its interrupt.
 */
public final class FanOut {
  private final String name;
  private final ErrorPolicy policy;
  private final Optional<Duration> timeout;
  private final RetryBudget budget;
  private final Breakers breakers;
  private final List<Branch<?>> branches;

  private FanOut(Builder builder) {
    this.name = builder.name;
    this.policy = builder.policy;
    this.timeout = builder.timeout;
    this.budget = builder.budget;
    this.breakers = builder.breakers;
    this.branches = List.copyOf(builder.branches);
  }

  /**
   * A fan-out to be described.
   *
   * @param name for diagnostics
   * @param breakers where its branches' breakers are kept
   */
  public static Builder named(String name, Breakers breakers) {
    return new Builder(name, breakers);
  }

  /** Describes a fan-out. */
  public static final class Builder {
    private final String name;
    private final Breakers breakers;
    private final List<Branch<?>> branches = new ArrayList<>();
    private ErrorPolicy policy = new ErrorPolicy.BestEffort();
    private Optional<Duration> timeout = Optional.empty();
    private RetryBudget budget = RetryBudget.standard();

    private Builder(String name, Breakers breakers) {
      this.name = name;
      this.breakers = breakers;
    }

    /** What a failed branch means for the others; best effort where nothing is said. */
    public Builder policy(ErrorPolicy how) {
      policy = how;
      return this;
    }

    /** For all branches together; those that are late are cancelled, and their defaults apply. */
    public Builder within(Duration atMost) {
      timeout = Optional.of(atMost);
      return this;
    }

    /**
     * The budget for retries of all branches; {@link RetryBudget#standard()} where none is given.
     */
    public Builder budget(RetryBudget shared) {
      budget = shared;
      return this;
    }

    /** One more branch. */
    public Builder branch(Branch<?> branch) {
      branches.add(branch);
      return this;
    }

    /**
     * The fan-out.
     *
     * @throws IllegalArgumentException where two branches have the same name
     */
    public FanOut build() {
      var names = new HashSet<String>();
      for (var branch : branches) {
        if (!names.add(branch.name())) {
          throw new IllegalArgumentException(name + " has two branches " + branch.name());
        }
      }
      return new FanOut(this);
    }
  }

  /** Tokens that are left for retries, for diagnostics. */
  public double retryTokens() {
    return budget.tokens();
  }

  /** As {@link #run()}, in a given scope. */
  public FanIn run(Scope around) throws InterruptedException {
    return around.call(this::run);
  }

  /**
   * Runs it in the current scope.
   *
   * @throws IllegalStateException where there is none
   * @throws dev.skybridge.runtime.context.CancelledException where the scope ends before the
   *     outcomes are there
   * @throws dev.skybridge.runtime.context.ResourceCloseException where something that a branch
   *     registered can't be closed
   */
  public FanIn run() throws InterruptedException {
    var around =
        Scope.current()
            .orElseThrow(() -> new IllegalStateException(name + " is run outside of any scope"));
    around.checkpoint();
    var spec = ScopeSpec.named(name);
    var scope = around.child(timeout.map(spec::within).orElse(spec));
    var begun = scope.timer().nanos();
    var gathering = new Gathering(scope);
    CloseReport report;
    try {
      gathering.start();
      gathering.all.await();
    } catch (InterruptedException e) {
      around.checkpoint();
      throw e;
    } finally {
      if (gathering.all.getCount() > 0) {
        scope.cancel("the caller of " + name);
      }
      report = scope.close(Scope.GRACE);
    }
    around.checkpoint();
    var took = Duration.ofNanos(scope.timer().nanos() - begun);
    return gathering.result(took, report.stillRunning());
  }

  /** One run's branches, and what they have come to. */
  private final class Gathering {
    private final Scope scope;
    private final CountDownLatch all = new CountDownLatch(branches.size());
    private final AtomicReference<@Nullable Branch<?>> firstLost = new AtomicReference<>();
    private final List<BranchRun<?>> runs = new ArrayList<>(branches.size());

    Gathering(Scope scope) {
      this.scope = scope;
      branches.forEach(branch -> runs.add(prepared(branch)));
    }

    private <T> BranchRun<T> prepared(Branch<T> branch) {
      var spec = ScopeSpec.named(branch.name());
      var own = scope.child(branch.timeout().map(spec::within).orElse(spec));
      return new BranchRun<>(branch, own, breaker(branch), budget, this::settled);
    }

    private Optional<Breaker> breaker(Branch<?> branch) {
      return branch
          .breaker()
          .or(() ->
              switch (policy) {
                case ErrorPolicy.CircuitBreaking(var rule) -> Optional.of(rule);
                case ErrorPolicy.FailFast _, ErrorPolicy.BestEffort _ -> Optional.empty();
              })
          .map(rule -> breakers.of(branch.name(), rule));
    }

    void start() {
      runs.forEach(BranchRun::start);
    }

    private void settled(BranchRun<?> run) {
      if (run.outcome() instanceof Lost<?> lost
          && !fromAround(lost)
          && firstLost.compareAndSet(null, run.branch())
          && policy instanceof ErrorPolicy.FailFast) {
        scope.cancel("failure of " + run.branch().name());
      }
      all.countDown();
    }

    private static boolean fromAround(Lost<?> lost) {
      return lost instanceof Cancelled<?>(Cause.ParentEnded _, _);
    }

    FanIn result(Duration took, List<String> stillRunning) {
      var outcomes = new LinkedHashMap<Branch<?>, Outcome<?>>();
      runs.forEach(run -> outcomes.put(run.branch(), Objects.requireNonNull(run.outcome())));
      return new FanIn(name, outcomes, Optional.ofNullable(firstLost.get()), took, stillRunning);
    }
  }
}
