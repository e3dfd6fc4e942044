package dev.skybridge.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skybridge.runtime.context.Cause;
import dev.skybridge.runtime.context.ManualTimer;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.task.LiveTasks;
import dev.skybridge.runtime.task.Origin;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class WorkerPoolTest {
  private static final Origin ORIGIN = Origin.here("task of a test");

  private final ManualTimer timer = new ManualTimer();
  private final LiveTasks tasks = new LiveTasks();
  private final Scope root = Scope.root("root", timer, tasks);
  private final CountDownLatch gate = new CountDownLatch(1);
  private WorkerPool pool = new WorkerPool(PoolConfig.named("test"), root);

  @AfterEach
  void shouldLeaveNothingBehind() {
    gate.countDown();
    pool.close();
    root.close();
    assertThat(tasks.size()).isZero();
  }

  @Test
  void shouldRunTasksInAScopeOfTheSubmitter() throws Exception {
    // given
    var scope = root.child("reconcile");

    // when
    var handle =
        scope.call(() ->
            pool.submit(Task.of(ORIGIN, "a", () -> Scope.current().orElseThrow().toString())));

    // then
    assertThat(handle.await()).isEqualTo(new Outcome.Returned<>("root/reconcile/task of a test"));
    assertThat(scope.tasks().byOrigin())
        .singleElement()
        .satisfies(c -> assertThat(c.live()).isZero());
  }

  @Test
  void shouldTellWhatATaskThrew() throws Exception {
    // when
    var handle =
        pool.submit(
            Task.of(
                ORIGIN,
                "a",
                () -> {
                  throw new IOException("no route");
                }));

    // then
    assertThat(handle.await())
        .isInstanceOfSatisfying(
            Outcome.Threw.class, threw -> assertThat(threw.thrown()).hasMessage("no route"));
    assertThat(pool.snapshot().counts().threw()).isEqualTo(1);
  }

  @Test
  void shouldRunTwoAtOnceWhenIdleAndFourAsSoonAsOneWaits() throws Exception {
    // given
    var begun = new CountDownLatch(2);
    blocked(begun);
    blocked(begun);
    begun.await();
    var idle = pool.snapshot().workers();

    // when
    var more = new CountDownLatch(2);
    blocked(more);
    blocked(more);
    more.await();

    // then
    assertThat(idle).isEqualTo(2);
    assertThat(pool.snapshot().workers()).isEqualTo(4);
    assertThat(pool.snapshot().sizedFor()).isEqualTo("work");
  }

  @Test
  void shouldGrowWithTheLoadAndShrinkWhenItIsCalm() throws Exception {
    // given
    for (int i = 0; i < 1024; i++) {
      blocked(new CountDownLatch(1));
    }
    var full = pool.snapshot();

    // when
    gate.countDown();
    await(() -> pool.snapshot().queued() == 0 && pool.snapshot().running() == 0);
    timer.pass(Duration.ofSeconds(29));
    var early = pool.snapshot();
    timer.pass(Duration.ofSeconds(8));
    var calm = pool.snapshot();

    // then
    assertThat(full.workers()).isGreaterThanOrEqualTo(12);
    assertThat(early.workers()).isEqualTo(full.workers());
    assertThat(calm.workers()).isEqualTo(2);
  }

  @Test
  void shouldGrowWhenATaskWaitsBehindLongOnes() throws Exception {
    // given
    for (int i = 0; i < 4; i++) {
      blocked(new CountDownLatch(1));
    }
    await(() -> pool.snapshot().running() == 4);
    var begun = new CountDownLatch(1);
    blocked(begun);

    // when
    timer.pass(Duration.ofMillis(250));

    // then
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(pool.snapshot().sizedFor()).isEqualTo("wait");
  }

  @Test
  void shouldRefuseWhenFull() {
    // given
    use(PoolConfig.named("small").withCapacity(1).with(PoolConfig.Workers.upTo(1)));
    fill();

    // when, then
    assertThatThrownBy(() -> blocked(new CountDownLatch(1)))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(RefusedException.Reason.FULL));
    assertThat(pool.snapshot().counts().refused()).isEqualTo(1);
  }

  @Test
  void shouldLetTheCallerWaitForRoomButNotForEver() throws Exception {
    // given
    use(
        PoolConfig.named("small")
            .withCapacity(1)
            .with(PoolConfig.Workers.upTo(1))
            .with(new Overflow.Block(Duration.ofMillis(20))));
    fill();

    // when, then
    assertThatThrownBy(() -> blocked(new CountDownLatch(1))).isInstanceOf(RefusedException.class);
    use(
        PoolConfig.named("small")
            .withCapacity(1)
            .with(PoolConfig.Workers.upTo(1))
            .with(new Overflow.Block(Duration.ofSeconds(20))));
    fill();
    var taken = new AtomicReference<Outcome<String>>();
    var waiter =
        Thread.ofVirtual()
            .start(() -> {
              try {
                taken.set(pool.submit(Task.of(ORIGIN, "late", () -> "done")).await());
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    gate.countDown();
    waiter.join();
    assertThat(taken.get()).isEqualTo(new Outcome.Returned<>("done"));
  }

  @Test
  void shouldLetTheCallerDoTheWork() throws Exception {
    // given
    use(
        PoolConfig.named("small")
            .withCapacity(1)
            .with(PoolConfig.Workers.upTo(1))
            .with(new Overflow.CallerRuns()));
    fill();

    // when
    var handle = pool.submit(Task.of(ORIGIN, "a", Thread::currentThread));

    // then
    assertThat(handle.isEnded()).isTrue();
    assertThat(handle.await()).isEqualTo(new Outcome.Returned<>(Thread.currentThread()));
    assertThat(pool.snapshot().counts().callerRan()).isEqualTo(1);
  }

  @Test
  void shouldDropTheOldestAndTellIt() throws Exception {
    // given
    use(
        PoolConfig.named("small")
            .withCapacity(1)
            .with(PoolConfig.Workers.upTo(1))
            .with(new Overflow.DropOldest()));
    var oldest = fill();

    // when
    var youngest = pool.submit(Task.of(ORIGIN, "a", () -> "ran"));
    gate.countDown();

    // then
    assertThat(oldest.await()).isInstanceOf(Outcome.Dropped.class);
    assertThat(youngest.await()).isEqualTo(new Outcome.Returned<>("ran"));
  }

  @Test
  void shouldNotRunWhatWasCancelledWhileItWaited() throws Exception {
    // given
    use(PoolConfig.named("small").with(PoolConfig.Workers.upTo(1)));
    fill();
    var ran = new AtomicInteger();
    var waiting = pool.submit(Task.of(ORIGIN, "a", ran::incrementAndGet));
    var late =
        pool.submit(Task.of(ORIGIN, "a", ran::incrementAndGet).within(Duration.ofSeconds(1)));

    // when
    waiting.cancel("kim");
    timer.pass(Duration.ofSeconds(2));
    var outcome = waiting.await();
    var second = late.await();
    gate.countDown();
    pool.close();

    // then
    assertThat(outcome).isEqualTo(new Outcome.Cancelled<>(new Cause.CancelledBy("kim"), false));
    assertThat(second)
        .isEqualTo(new Outcome.Cancelled<>(new Cause.DeadlinePassed(Duration.ofSeconds(1)), false));
    assertThat(ran).hasValue(0);
  }

  @Test
  void shouldInterruptWhatIsCancelledWhileItRuns() throws Exception {
    // given
    var begun = new CountDownLatch(1);
    var scope = root.child("application");
    var handle = scope.call(() -> blocked(begun));
    begun.await();

    // when
    scope.cancel("kim");

    // then
    assertThat(handle.await())
        .isEqualTo(
            new Outcome.Cancelled<>(
                new Cause.ParentEnded("application", new Cause.CancelledBy("kim")), true));
  }

  @Test
  void shouldFinishWhatItHoldsWhenClosed() throws Exception {
    // given
    var handles = new ArrayList<Handle<Integer>>();
    for (int i = 0; i < 200; i++) {
      var number = i;
      handles.add(pool.submit(Task.of(ORIGIN, i % 7, () -> number)));
    }

    // when
    var report = pool.drain(Duration.ofSeconds(20));
    var again = pool.drain(Duration.ZERO);

    // then
    for (int i = 0; i < 200; i++) {
      assertThat(handles.get(i).await()).isEqualTo(new Outcome.Returned<>(i));
    }
    assertThat(report.notRun()).isEmpty();
    assertThat(again).isSameAs(report);
    assertThatThrownBy(() -> pool.submit(Task.of(ORIGIN, "a", () -> "late")))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(RefusedException.Reason.CLOSED));
  }

  @Test
  void shouldSayWhatItDidNotRunWhenThereIsNoTime() throws Exception {
    // given
    use(PoolConfig.named("small").with(PoolConfig.Workers.upTo(1)));
    var running = blocked(new CountDownLatch(1));
    await(() -> pool.snapshot().running() == 1);
    var waiting = pool.submit(Task.of(ORIGIN, "a", () -> "never").named("second"));

    // when
    var report = pool.drain(Duration.ZERO);

    // then
    assertThat(report.notRun()).containsExactly("second");
    assertThat(report.cancelled()).containsExactly("task of a test");
    assertThat(report.stillRunning()).isEmpty();
    assertThat(waiting.await()).isEqualTo(new Outcome.Cancelled<>(new Cause.Shutdown(), false));
    assertThat(running.await()).isEqualTo(new Outcome.Cancelled<>(new Cause.Shutdown(), true));
  }

  @Test
  void shouldRefuseWhoWaitsForRoomWhenItIsClosed() throws Exception {
    // given
    use(
        PoolConfig.named("small")
            .withCapacity(1)
            .with(PoolConfig.Workers.upTo(1))
            .with(new Overflow.Block(Duration.ofMinutes(1))));
    fill();
    var refused = new AtomicReference<RuntimeException>();
    var waiter =
        Thread.ofPlatform()
            .start(() -> {
              try {
                pool.submit(Task.of(ORIGIN, "late", () -> "done"));
              } catch (RefusedException e) {
                refused.set(e);
              }
            });
    await(() -> waiter.getState() == Thread.State.TIMED_WAITING);

    // when
    pool.drain(Duration.ZERO);
    waiter.join();

    // then
    assertThat(refused.get()).hasMessageContaining("closed");
  }

  @Test
  void shouldTellPressureOnceEachWay() throws Exception {
    // given
    var heard = new ConcurrentLinkedQueue<String>();
    pool.close();
    pool =
        new WorkerPool(
            PoolConfig.named("small").withCapacity(10).with(PoolConfig.Workers.upTo(1)),
            root,
            (snapshot, high) -> heard.add((high ? "high " : "low ") + snapshot.queued()));
    blocked(new CountDownLatch(1));
    await(() -> pool.snapshot().running() == 1);

    // when
    for (int i = 0; i < 9; i++) {
      pool.submit(Task.of(ORIGIN, "a", () -> "done"));
    }
    gate.countDown();
    await(() -> heard.size() == 2);

    // then
    assertThat(List.copyOf(heard)).containsExactly("high 7", "low 3");
  }

  @Test
  void shouldNotLetOneApplicationStarveAnother() throws Exception {
    // given
    use(PoolConfig.named("small").with(PoolConfig.Workers.upTo(1)));
    fill();
    var order = new ConcurrentLinkedQueue<String>();
    for (int i = 0; i < 500; i++) {
      pool.submit(Task.of(ORIGIN, "greedy", () -> order.add("greedy")));
    }
    var modest = pool.submit(Task.of(ORIGIN, "modest", () -> order.add("modest")));

    // when
    gate.countDown();
    modest.await();

    // then
    assertThat(List.copyOf(order).indexOf("modest")).isBetween(0, 3);
  }

  private void use(PoolConfig config) {
    pool.close();
    pool = new WorkerPool(config, root);
  }

  /** One runs and one waits; gives the one that waits. */
  private Handle<Boolean> fill() {
    blocked(new CountDownLatch(1));
    await(() -> pool.snapshot().running() == 1);
    return blocked(new CountDownLatch(1));
  }

  private Handle<Boolean> blocked(CountDownLatch begun) {
    return pool.submit(
        Task.of(
            ORIGIN,
            "a",
            () -> {
              begun.countDown();
              return gate.await(1, TimeUnit.MINUTES);
            }));
  }

  private static void await(BooleanSupplier condition) {
    var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
