package dev.skybridge.runtime.fanout;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.skybridge.runtime.context.CancelledException;
import dev.skybridge.runtime.context.Cause;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.context.Timer;
import dev.skybridge.runtime.fanout.Breaker.Permit;
import dev.skybridge.runtime.fanout.Breaker.Refusal;
import dev.skybridge.runtime.fanout.OnFailure.Retry;
import dev.skybridge.runtime.fanout.Outcome.Cancelled;
import dev.skybridge.runtime.fanout.Outcome.Effort;
import dev.skybridge.runtime.fanout.Outcome.Failed;
import dev.skybridge.runtime.fanout.Outcome.Got;
import dev.skybridge.runtime.fanout.Outcome.Lost;
import dev.skybridge.runtime.fanout.Outcome.RefusedByBreaker;
import dev.skybridge.runtime.task.Origin;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One branch, once. It settles exactly once, whatever its source does. */
final class BranchRun<T> {
  private static final Origin ORIGIN = Origin.here("branch of a fan-out");

  private final Branch<T> branch;
  private final Scope scope;
  private final Optional<Breaker> breaker;
  private final RetryBudget budget;
  private final Consumer<BranchRun<T>> settled;
  private final long begun;
  private final AtomicReference<@Nullable Outcome<T>> outcome = new AtomicReference<>();
  private volatile boolean entered;
  private final AtomicInteger attempts = new AtomicInteger();
  private volatile @Nullable Permit permit;
  private volatile Timer.@Nullable Timeout patience;

  BranchRun(
      Branch<T> branch,
      Scope scope,
      Optional<Breaker> breaker,
      RetryBudget budget,
      Consumer<BranchRun<T>> settled) {
    this.branch = branch;
    this.scope = scope;
    this.breaker = breaker;
    this.budget = budget;
    this.settled = settled;
    this.begun = scope.timer().nanos();
  }

  Branch<T> branch() {
    return branch;
  }

  /** How it ended; null until it has settled. */
  @Nullable Outcome<T> outcome() {
    return outcome.get();
  }

  void start() {
    try {
      scope.executor(ORIGIN).execute(this::work);
    } catch (RejectedExecutionException e) {
      settle(lost(e));
      return;
    }
    scope.onEnd(this::scopeEnded);
  }

  /**
   * The source hears of it by its interrupt; one that doesn't listen is not waited for for ever.
   */
  private void scopeEnded() {
    if (!entered) {
      settle(cancelled());
    } else if (outcome.get() == null) {
      var set = scope.timer().after(Scope.GRACE, () -> settle(cancelled()));
      patience = set;
      if (outcome.get() != null) {
        set.cancel();
      }
    }
  }

  private void work() {
    entered = true;
    Outcome<T> result;
    try {
      var answer = asked();
      budget.succeeded();
      result = new Got<>(answer, effort());
    } catch (Throwable thrown) {
      result = lost(thrown);
    }
    settle(result);
  }

  private T asked() throws Exception {
    return switch (branch.onFailure()) {
      case OnFailure.Last<T> _ -> once(branch.source());
      case Retry<T>(var rule, _) -> {
        Callable<T> attempt =
            rule.attemptTimeout()
                .<Callable<T>>map(atMost -> () -> timed(atMost))
                .orElse(() -> once(branch.source()));
        yield Failsafe.with(policy(rule)).get(attempt::call);
      }
    };
  }

  /** Failsafe waits on this thread, which the end of the scope interrupts. */
  private RetryPolicy<T> policy(RetryRule rule) {
    return RetryPolicy.<T>builder()
        .withMaxAttempts(rule.attempts())
        .withBackoff(rule.first(), rule.longest().plusNanos(1), 2)
        .withJitter(rule.jitter())
        .handleIf(thrown ->
            thrown instanceof Exception failure
                && !(failure instanceof RefusedException)
                && !scope.isEnded()
                && rule.worthRetrying().test(failure))
        .abortIf((_, _) -> !budget.failed())
        .build();
  }

  private T timed(Duration atMost) throws Exception {
    return once(() -> {
      try (var attempt = scope.child(branch.name() + " attempt", atMost)) {
        return attempt.<T, Exception>call(branch.source()::call);
      } catch (CancelledException e) {
        scope.checkpoint();
        var timeout = new TimeoutException("an attempt took longer than " + atMost);
        timeout.initCause(e);
        throw timeout;
      }
    });
  }

  private T once(Callable<? extends T> source) throws Exception {
    scope.checkpoint();
    var own = permit();
    attempts.incrementAndGet();
    try {
      T answer = source.call();
      if (answer == null) {
        throw new IllegalStateException(branch.name() + " gave null");
      }
      own.ifPresent(Permit::succeeded);
      return answer;
    } catch (Throwable thrown) {
      giveBack();
      throw thrown;
    }
  }

  private Optional<Permit> permit() {
    return breaker.map(asked ->
        switch (asked.ask()) {
          case Refusal(var retryAfter) -> throw new RefusedException(retryAfter);
          case Permit given -> {
            permit = given;
            yield given;
          }
        });
  }

  /** An end from outside says nothing of the source; its own deadline and its errors do. */
  private void giveBack() {
    var own = permit;
    if (own == null) {
      return;
    }
    var ended = scope.cause();
    if (ended.isEmpty() || ended.get() instanceof Cause.DeadlinePassed) {
      own.failed();
    } else {
      own.withdrawn();
    }
  }

  private Outcome<T> lost(Throwable thrown) {
    var cause = thrown instanceof FailsafeException ? thrown.getCause() : thrown;
    if (cause instanceof RefusedException refused) {
      return recovered(new RefusedByBreaker<>(refused.retryAfter, effort()));
    }
    return scope.isEnded()
        ? cancelled()
        : recovered(new Failed<>(cause == null ? thrown : cause, effort()));
  }

  private Outcome<T> cancelled() {
    var cause = scope.cause().orElseThrow();
    var lost = new Cancelled<T>(cause, effort());
    return cause.root() instanceof Cause.DeadlinePassed ? recovered(lost) : lost;
  }

  private Outcome<T> recovered(Lost<T> lost) {
    return switch (branch.onFailure().last()) {
      case OnFailure.Fail<T> _ -> lost;
      case OnFailure.Drop<T> _ -> new Outcome.Dropped<>(lost);
      case OnFailure.Default<T>(var value) -> new Outcome.Defaulted<>(value, lost);
    };
  }

  private Effort effort() {
    return new Effort(Duration.ofNanos(scope.timer().nanos() - begun), attempts.get());
  }

  private void settle(Outcome<T> how) {
    if (outcome.compareAndSet(null, how)) {
      if (!(how instanceof Got)) {
        giveBack(); // of a source that goes on regardless; else given back already
      }
      var set = patience;
      if (set != null) {
        set.cancel();
      }
      settled.accept(this);
    }
  }

  /** The breaker refused. */
  private static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Duration retryAfter;

    RefusedException(Duration retryAfter) {
      super("refused by its breaker", null, false, false);
      this.retryAfter = retryAfter;
    }
  }
}
