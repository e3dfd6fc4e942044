package dev.skybridge.runtime.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skybridge.runtime.context.CancelledException;
import dev.skybridge.runtime.context.Cause;
import dev.skybridge.runtime.context.ManualTimer;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.fanout.Outcome.Cancelled;
import dev.skybridge.runtime.fanout.Outcome.Defaulted;
import dev.skybridge.runtime.fanout.Outcome.Dropped;
import dev.skybridge.runtime.fanout.Outcome.Failed;
import dev.skybridge.runtime.fanout.Outcome.Got;
import dev.skybridge.runtime.fanout.Outcome.RefusedByBreaker;
import dev.skybridge.runtime.task.LiveTasks;
import dev.skybridge.runtime.task.Origin;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class FanOutTest {
  private static final Origin CALLER = Origin.here("caller of a test");

  private final ManualTimer timer = new ManualTimer();
  private final LiveTasks tasks = new LiveTasks();
  private final Scope root = Scope.root("root", timer, tasks);
  private final Breakers breakers = new Breakers(timer);
  private final CountDownLatch never = new CountDownLatch(1);

  @AfterEach
  void shouldLeaveNothingBehind() {
    root.close();
    while (tasks.size() > 0) {
      Thread.onSpinWait(); // a thread is counted until it has left its scope
    }
    assertThat(timer.pending()).isZero();
  }

  @Test
  void shouldJoinTypedAnswers() throws Exception {
    // given
    var number = Branch.of("number", () -> 42);
    var text = Branch.of("text", () -> "yes");
    var threads = ConcurrentHashMap.<Boolean>newKeySet();
    var third =
        Branch.of(
            "third",
            () -> {
              threads.add(Thread.currentThread().isVirtual());
              return Scope.current().orElseThrow().toString();
            });

    // when
    var result = fanOut().branch(number).branch(text).branch(third).build().run(root);

    // then
    int answer = result.value(number).orElseThrow();
    assertThat(answer).isEqualTo(42);
    assertThat(result.value(text)).contains("yes");
    assertThat(result.value(third)).contains("root/test/third");
    assertThat(threads).isEqualTo(Set.of(true));
    assertThat(result.isComplete()).isTrue();
    assertThat(result.orThrow().outcomes().keySet())
        .extracting(Branch::name)
        .containsExactly("number", "text", "third");
    assertThatThrownBy(() -> result.outcome(Branch.of("other", () -> 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldGoOnWithTheOthersWhereOneFails() throws Exception {
    // given
    var broken = failing("broken", new IOException("no route"));
    var dropped = failing("dropped", new IOException("no route")).onFailure(OnFailure.drop());
    var instead = failing("instead", new IOException("no route")).onFailure(OnFailure.use(7));
    var well = Branch.of("well", () -> 1);

    // when
    var result =
        fanOut().branch(broken).branch(dropped).branch(instead).branch(well).build().run(root);

    // then
    assertThat(result.outcome(broken))
        .isInstanceOfSatisfying(Failed.class, f -> assertThat(f.thrown()).hasMessage("no route"));
    assertThat(result.outcome(dropped)).isInstanceOf(Dropped.class);
    assertThat(result.outcome(instead)).isInstanceOf(Defaulted.class);
    assertThat(result.value(instead)).contains(7);
    assertThat(result.value(well)).contains(1);
    assertThat(result.firstLost()).contains(broken);
    assertThatThrownBy(result::orThrow)
        .isInstanceOf(FanOutFailedException.class)
        .hasMessageContaining("broken")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void shouldEndTheOthersWhereOneFailsAndAllAreNeeded() throws Exception {
    // given
    var entered = new CountDownLatch(2);
    var first = hanging("first", entered).onFailure(OnFailure.use(1));
    var second = hanging("second", entered);
    var broken =
        Branch.<Integer>of(
            "broken",
            () -> {
              entered.await();
              throw new IOException("no route");
            });

    // when
    var result =
        fanOut()
            .policy(new ErrorPolicy.FailFast())
            .branch(first)
            .branch(second)
            .branch(broken)
            .build()
            .run(root);

    // then: a default is for a source that fails, not for one that nobody waits for
    var why = new Cause.ParentEnded("test", new Cause.CancelledBy("failure of broken"));
    assertThat(cause(result.outcome(first))).isEqualTo(why);
    assertThat(cause(result.outcome(second))).isEqualTo(why);
    assertThat(result.outcome(broken)).isInstanceOf(Failed.class);
    assertThat(result.firstLost()).contains(broken);
  }

  @Test
  void shouldTakeTheDefaultOfABranchThatIsLateAndTellItsDeadline() throws Exception {
    // given
    var entered = new CountDownLatch(2);
    var late = hanging("late", entered).within(Duration.ofSeconds(2)).onFailure(OnFailure.use(0));
    var later = hanging("later", entered);
    var definition = fanOut().within(Duration.ofSeconds(5)).branch(late).branch(later).build();

    // when
    var running = start(definition);
    entered.await();
    timer.pass(Duration.ofSeconds(2));
    timer.pass(Duration.ofSeconds(3));
    var result = (FanIn) running.take();

    // then
    assertThat(result.value(late)).contains(0);
    assertThat(result.outcome(late))
        .isInstanceOfSatisfying(
            Defaulted.class,
            d -> assertThat(cause(d.of())).isEqualTo(deadline(Duration.ofSeconds(2))));
    assertThat(cause(result.outcome(later)))
        .isEqualTo(new Cause.ParentEnded("test", deadline(Duration.ofSeconds(5))));
  }

  @Test
  void shouldEndWithTheScopeItRunsIn() throws Exception {
    // given
    var entered = new CountDownLatch(3);
    var definition = fanOut().branch(hanging("a", entered)).branch(hanging("b", entered)).build();
    var around = root.child("reconcile");
    var running = new ArrayBlockingQueue<Object>(1);
    around
        .executor(CALLER)
        .execute(() -> {
          entered.countDown();
          try {
            running.add(definition.run());
          } catch (CancelledException | InterruptedException e) {
            running.add(e);
          }
        });
    entered.await();

    // when
    around.cancel("kim");

    // then
    assertThat(running.take())
        .isInstanceOfSatisfying(
            CancelledException.class,
            e -> assertThat(e.reason()).isEqualTo(new Cause.CancelledBy("kim")));
  }

  @Test
  void shouldNotWaitForEverForASourceThatDoesNotListen() throws Exception {
    // given
    var entered = new CountDownLatch(1);
    var enough = new CountDownLatch(1);
    var deaf =
        Branch.<Integer>of(
                "deaf",
                () -> {
                  entered.countDown();
                  while (enough.getCount() > 0) {
                    Thread.onSpinWait();
                  }
                  throw new IOException("late");
                })
            .within(Duration.ofSeconds(1));

    // when
    var running = start(fanOut().branch(deaf).build());
    entered.await();
    timer.pass(Duration.ofSeconds(1));
    var result = awaitPassing(running);
    enough.countDown();

    // then
    assertThat(cause(result.outcome(deaf))).isEqualTo(deadline(Duration.ofSeconds(1)));
    assertThat(result.stillRunning()).singleElement().asString().contains("branch of a fan-out");
    assertThat(root.close(Duration.ofSeconds(10)).isClean()).isTrue();
  }

  @Test
  void shouldAskAgainWhileThatMayHelp() throws Exception {
    // given
    var asked = new AtomicInteger();
    var rule = RetryRule.of(4, Duration.ofMillis(1));
    var flaky =
        Branch.of(
                "flaky",
                () -> {
                  if (asked.incrementAndGet() < 3) {
                    throw new IOException("reset");
                  }
                  return "third";
                })
            .onFailure(OnFailure.retry(rule));
    var hopeless =
        failing("hopeless", new IOException("reset"))
            .onFailure(OnFailure.retry(rule, OnFailure.use(-1)));
    var wrong =
        failing("wrong", new IllegalArgumentException("400"))
            .onFailure(OnFailure.retry(rule.where(IOException.class::isInstance)));
    var error =
        Branch.<Integer>of(
                "error",
                () -> {
                  throw new AssertionError("bug");
                })
            .onFailure(OnFailure.retry(rule));

    // when
    var result =
        fanOut()
            .budget(RetryBudget.of(100, 0.2))
            .branch(flaky)
            .branch(hopeless)
            .branch(wrong)
            .branch(error)
            .build()
            .run(root);

    // then
    assertThat(result.value(flaky)).contains("third");
    assertThat(result.outcome(flaky).effort().attempts()).isEqualTo(3);
    assertThat(result.outcome(hopeless).effort().attempts()).isEqualTo(4);
    assertThat(result.value(hopeless)).contains(-1);
    assertThat(result.outcome(wrong).effort().attempts()).isEqualTo(1);
    assertThat(result.outcome(error))
        .isInstanceOfSatisfying(
            Failed.class, f -> assertThat(f.thrown()).isInstanceOf(AssertionError.class));
    assertThat(result.outcome(error).effort().attempts()).isEqualTo(1);
  }

  @Test
  void shouldEndTheWaitBetweenAttemptsWithTheBranch() throws Exception {
    // given
    var asked = new CountDownLatch(1);
    var rule =
        new RetryRule(3, Duration.ofHours(1), Duration.ofHours(2), 0, Optional.empty(), _ -> true);
    var branch =
        Branch.<Integer>of(
                "branch",
                () -> {
                  asked.countDown();
                  throw new IOException("reset");
                })
            .within(Duration.ofSeconds(1))
            .onFailure(OnFailure.retry(rule));

    // when
    var running = start(fanOut().branch(branch).build());
    asked.await();
    timer.pass(Duration.ofSeconds(1));
    var result = (FanIn) running.take();

    // then
    assertThat(cause(result.outcome(branch))).isEqualTo(deadline(Duration.ofSeconds(1)));
    assertThat(result.outcome(branch).effort().attempts()).isEqualTo(1);
  }

  @Test
  void shouldAskAgainWhereOneAttemptIsTooLong() throws Exception {
    // given
    var entered = new ArrayBlockingQueue<Integer>(9);
    var asked = new AtomicInteger();
    var rule = RetryRule.of(2, Duration.ofMillis(1)).eachWithin(Duration.ofSeconds(1));
    var slow =
        Branch.of(
                "slow",
                () -> {
                  int attempt = asked.incrementAndGet();
                  entered.add(attempt);
                  never.await();
                  return attempt;
                })
            .within(Duration.ofSeconds(10))
            .onFailure(OnFailure.retry(rule));

    // when
    var running = start(fanOut().branch(slow).build());
    entered.take();
    timer.pass(Duration.ofSeconds(1));
    entered.take();
    timer.pass(Duration.ofSeconds(1));
    var result = (FanIn) running.take();

    // then
    assertThat(result.outcome(slow))
        .isInstanceOfSatisfying(
            Failed.class, f -> assertThat(f.thrown()).isInstanceOf(TimeoutException.class));
    assertThat(result.outcome(slow).effort().attempts()).isEqualTo(2);
  }

  @Test
  void shouldRetryNoMoreThanTheBudgetAllows() throws Exception {
    // given: ten tokens, of which five may be spent
    var budget = RetryBudget.standard();
    var asked = new AtomicInteger();
    var builder = fanOut().budget(budget);
    for (int i = 0; i < 100; i++) {
      builder.branch(
          Branch.<Integer>of(
                  "source " + i,
                  () -> {
                    asked.incrementAndGet();
                    throw new IOException("down");
                  })
              .onFailure(OnFailure.retry(RetryRule.of(5, Duration.ofMillis(1)))));
    }
    var definition = builder.build();

    // when
    definition.run(root);

    // then: one attempt each, and four retries before the sixth failure
    assertThat(asked.get()).isEqualTo(104);
    assertThat(definition.retryTokens()).isZero();
  }

  @Test
  void shouldNotAskASourceBehindAnOpenBreakerUntilATrialSucceeds() throws Exception {
    // given
    var rule = new BreakerRule(Duration.ofSeconds(10), 4, 0.5, Duration.ofSeconds(5), 1);
    var broken = new AtomicInteger(1);
    var asked = new AtomicInteger();
    var source =
        Branch.of(
            "source",
            () -> {
              asked.incrementAndGet();
              if (broken.get() == 1) {
                throw new IOException("down");
              }
              return 1;
            });
    var definition = fanOut().policy(new ErrorPolicy.CircuitBreaking(rule)).branch(source).build();

    // when
    for (int i = 0; i < 6; i++) {
      definition.run(root);
    }
    var refused = definition.run(root).outcome(source);
    var state = breakers.snapshot().getFirst();
    broken.set(0);
    timer.pass(Duration.ofSeconds(5));
    var trial = definition.run(root).outcome(source);

    // then
    assertThat(asked).hasValue(5);
    assertThat(refused)
        .isInstanceOfSatisfying(
            RefusedByBreaker.class,
            r -> assertThat(r.retryAfter()).isEqualTo(Duration.ofSeconds(5)));
    assertThat(refused.effort().attempts()).isZero();
    assertThat(state.phase()).isEqualTo(BreakerState.Phase.OPEN);
    assertThat(state.refused()).isEqualTo(3);
    assertThat(trial).isInstanceOf(Got.class);
    assertThat(breakers.snapshot().getFirst().phase()).isEqualTo(BreakerState.Phase.CLOSED);
  }

  @Test
  void shouldRefuseTwoBranchesOfOneName() {
    // given
    var builder = fanOut().branch(Branch.of("a", () -> 1)).branch(Branch.of("a", () -> 2));

    // when, then
    assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> fanOut().build().run()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldCloseWhatABranchRegisteredBeforeTheResultIsThere() throws Exception {
    // given
    var closed = new ArrayList<String>();
    var branch =
        Branch.of(
            "branch",
            () -> {
              Scope.current().orElseThrow().register(() -> closed.add("connection"));
              return 1;
            });

    // when
    fanOut().branch(branch).build().run(root);

    // then
    assertThat(closed).containsExactly("connection");
  }

  private FanOut.Builder fanOut() {
    return FanOut.named("test", breakers);
  }

  private Branch<Integer> hanging(String name, CountDownLatch entered) {
    return Branch.of(
        name,
        () -> {
          entered.countDown();
          never.await();
          return 1;
        });
  }

  private static Branch<Integer> failing(String name, Exception thrown) {
    return Branch.of(
        name,
        () -> {
          throw thrown;
        });
  }

  private static Cause cause(Outcome<?> outcome) {
    return ((Cancelled<?>) outcome).cause();
  }

  private static Cause deadline(Duration allowed) {
    return new Cause.DeadlinePassed(allowed);
  }

  private BlockingQueue<Object> start(FanOut definition) {
    var running = new ArrayBlockingQueue<Object>(1);
    root.executor(CALLER)
        .execute(() -> {
          try {
            running.add(definition.run());
          } catch (CancelledException | InterruptedException e) {
            running.add(e);
          }
        });
    return running;
  }

  /** Lets time pass until the result is there. */
  private FanIn awaitPassing(BlockingQueue<Object> running) throws InterruptedException {
    while (true) {
      var result = running.poll(10, TimeUnit.MILLISECONDS);
      if (result != null) {
        return (FanIn) result;
      }
      timer.pass(Duration.ofMillis(100));
    }
  }
}
