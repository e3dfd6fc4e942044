package dev.skybridge.runtime.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.runtime.context.CancelledException;
import dev.skybridge.runtime.context.Cause;
import dev.skybridge.runtime.context.ManualTimer;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.fanout.Outcome.Cancelled;
import dev.skybridge.runtime.fanout.Outcome.Defaulted;
import dev.skybridge.runtime.fanout.Outcome.Dropped;
import dev.skybridge.runtime.fanout.Outcome.Failed;
import dev.skybridge.runtime.fanout.Outcome.Got;
import dev.skybridge.runtime.fanout.Outcome.Lost;
import dev.skybridge.runtime.task.LiveTasks;
import dev.skybridge.runtime.task.Origin;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random branches under random policies. What a branch does is chosen so that its end does not
 * depend on which thread is faster: it answers, throws so many times, or hangs until its deadline.
 */
@Timeout(120)
final class FanOutModelTest {
  private static final Origin CALLER = Origin.here("caller of a test");
  private static final int RUNS = 400;
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  /** What a source does. */
  private sealed interface Behaviour {}

  private record Throws(int times) implements Behaviour {}

  private record Hangs() implements Behaviour {}

  /** A branch, and what is to become of it where nobody cancels it. */
  private record Modelled(
      Branch<Integer> branch, Behaviour behaviour, AtomicInteger opened, AtomicInteger closed) {
    int attempts() {
      return branch.onFailure() instanceof OnFailure.Retry<Integer>(var rule, _)
          ? rule.attempts()
          : 1;
    }

    boolean answers() {
      return behaviour instanceof Throws(int times) && times < attempts();
    }

    boolean isLost() {
      return !answers() && branch.onFailure().last() instanceof OnFailure.Fail;
    }
  }

  @Test
  void shouldKeepToItsPolicyWhateverTheBranchesDo() throws Exception {
    var seed = new Random().nextLong();
    System.out.println("seed of the fan-outs: " + seed);
    var random = new Random(seed);
    for (int run = 0; run < RUNS; run++) {
      check(random, "seed %d, run %d".formatted(seed, run));
    }
  }

  private static void check(Random random, String label) throws Exception {
    // given
    var timer = new ManualTimer();
    var tasks = new LiveTasks();
    var root = Scope.root("root", timer, tasks);
    var policy =
        List.of(
                new ErrorPolicy.FailFast(),
                new ErrorPolicy.BestEffort(),
                // five attempts of a branch are too few for it to open: it must change nothing
                new ErrorPolicy.CircuitBreaking(BreakerRule.standard()))
            .get(random.nextInt(3));
    var failFast = policy instanceof ErrorPolicy.FailFast;
    var size = 1 + random.nextInt(30);
    var models = new ArrayList<Modelled>();
    var hanging = new AtomicInteger();
    for (int i = 0; i < size; i++) {
      models.add(modelled(random, "branch " + i, hanging));
    }
    var builder =
        FanOut.named("test", new Breakers(timer)).policy(policy).budget(RetryBudget.of(1000, 1));
    models.forEach(model -> builder.branch(model.branch()));
    var hangs = models.stream().filter(model -> model.behaviour() instanceof Hangs).count();

    // when: time passes once all that hang do, or the first failure has ended them
    var definition = builder.build();
    var results = new ArrayBlockingQueue<FanIn>(1);
    var threw = new CountDownLatch(1);
    root.executor(CALLER)
        .execute(() -> {
          try {
            results.add(definition.run());
          } catch (InterruptedException e) {
            threw.countDown();
          }
        });
    FanIn result = null;
    while (result == null) {
      result = results.poll(1, TimeUnit.MILLISECONDS);
      if (result == null && hanging.get() == hangs) {
        timer.pass(DEADLINE);
      }
    }

    // then
    assertThat(threw.getCount()).isOne();
    var lost = models.stream().filter(Modelled::isLost).toList();
    for (var model : models) {
      var outcome = result.outcome(model.branch());
      if (failFast && !lost.isEmpty() && isCancelledByOther(outcome)) {
        continue;
      }
      assertThat(isAsAlone(model, outcome)).as("%s: %s, %s", label, model, outcome).isTrue();
    }
    if (lost.isEmpty()) {
      assertThat(result.firstLost()).as(label).isEmpty();
    } else {
      var first = result.firstLost().orElseThrow();
      assertThat(lost).as(label).anyMatch(model -> model.branch().equals(first));
      assertThat(result.outcome(first)).as(label).isInstanceOf(Lost.class);
      assertThat(isCancelledByOther(result.outcome(first))).as(label).isFalse();
    }
    assertThat(result.stillRunning()).as(label).isEmpty();
    assertThat(root.close(Duration.ofSeconds(10)).isClean()).as(label).isTrue();
    while (tasks.size() > 0) {
      Thread.onSpinWait(); // a thread is counted until it has left its scope
    }
    assertThat(timer.pending()).as(label).isZero();
    assertThat(models).as(label).allMatch(m -> m.opened().get() == m.closed().get());
  }

  @Test
  void shouldLeaveNothingBehindWheneverItsScopeIsCancelled() throws Exception {
    var seed = new Random().nextLong();
    System.out.println("seed of the cancelled fan-outs: " + seed);
    var random = new Random(seed);
    var cancelled = 0;
    for (int run = 0; run < RUNS; run++) {
      // given
      var label = "seed %d, run %d".formatted(seed, run);
      var tasks = new LiveTasks();
      var timer = new ManualTimer();
      var root = Scope.root("root", timer, tasks);
      var around = root.child("around");
      var builder = FanOut.named("test", new Breakers(timer));
      var models = new ArrayList<Modelled>();
      for (int i = 1 + random.nextInt(40); i > 0; i--) {
        models.add(modelled(random, "branch " + i, new AtomicInteger()));
      }
      models.forEach(model -> builder.branch(model.branch()));
      var definition = builder.build();
      var spins = random.nextInt(20_000);

      // when
      root.executor(CALLER)
          .execute(() -> {
            for (int i = 0; i < spins; i++) {
              Thread.onSpinWait();
            }
            around.cancel("kim");
          });
      try {
        definition.run(around);
      } catch (CancelledException e) {
        assertThat(e.reason()).as(label).isEqualTo(new Cause.CancelledBy("kim"));
        cancelled++;
      }

      // then
      assertThat(root.close(Duration.ofSeconds(10)).isClean()).as(label).isTrue();
      while (tasks.size() > 0) {
        Thread.onSpinWait(); // a thread is counted until it has left its scope
      }
      assertThat(timer.pending()).as(label).isZero();
      assertThat(models).as(label).allMatch(m -> m.opened().get() == m.closed().get());
    }
    System.out.printf("%d of %d fan-outs were cancelled in time%n", cancelled, RUNS);
    assertThat(cancelled).isPositive();
  }

  private static boolean isCancelledByOther(Outcome<?> outcome) {
    return outcome instanceof Cancelled<?>(Cause.ParentEnded(_, Cause.CancelledBy _), _);
  }

  private static boolean isAsAlone(Modelled model, Outcome<Integer> outcome) {
    if (model.answers()) {
      int failures = ((Throws) model.behaviour()).times();
      return outcome instanceof Got<Integer>(var answer, var effort)
          && answer == 1
          && effort.attempts() == failures + 1;
    }
    return switch (model.branch().onFailure().last()) {
      case OnFailure.Fail<Integer> _ ->
          outcome instanceof Lost<Integer> lost && isAsAlone(model, lost);
      case OnFailure.Drop<Integer> _ ->
          outcome instanceof Dropped<Integer>(var lost) && isAsAlone(model, lost);
      case OnFailure.Default<Integer> _ ->
          outcome instanceof Defaulted<Integer>(var value, var lost)
              && value == -1
              && isAsAlone(model, lost);
    };
  }

  private static boolean isAsAlone(Modelled model, Lost<Integer> lost) {
    return switch (model.behaviour()) {
      case Throws _ ->
          lost instanceof Failed<Integer>(IOException _, var effort)
              && effort.attempts() == model.attempts();
      case Hangs _ ->
          lost instanceof Cancelled<Integer>(Cause.DeadlinePassed _, var effort)
              && effort.attempts() == 1;
    };
  }

  private static Modelled modelled(Random random, String name, AtomicInteger hanging) {
    var behaviour = random.nextInt(4) == 0 ? new Hangs() : new Throws(random.nextInt(5));
    var opened = new AtomicInteger();
    var closed = new AtomicInteger();
    var asked = new AtomicInteger();
    var last =
        List.<OnFailure.Last<Integer>>of(OnFailure.fail(), OnFailure.drop(), OnFailure.use(-1))
            .get(random.nextInt(3));
    var rule = RetryRule.of(1 + random.nextInt(5), Duration.ofNanos(1000));
    var branch =
        Branch.<Integer>of(
                name,
                () -> {
                  Scope.current().orElseThrow().register(closed::incrementAndGet);
                  opened.incrementAndGet();
                  switch (behaviour) {
                    case Hangs _ -> {
                      hanging.incrementAndGet();
                      new CountDownLatch(1).await();
                    }
                    case Throws(int times) -> {
                      if (asked.getAndIncrement() < times) {
                        throw new IOException("broken");
                      }
                    }
                  }
                  return 1;
                })
            .onFailure(random.nextBoolean() ? last : OnFailure.retry(rule, last));
    // Without a deadline of its own, what answers or throws does not depend on when time passes.
    var bounded = behaviour instanceof Hangs ? branch.within(DEADLINE) : branch;
    return new Modelled(bounded, behaviour, opened, closed);
  }
}
