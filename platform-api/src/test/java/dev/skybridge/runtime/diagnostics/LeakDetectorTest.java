package dev.skybridge.runtime.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.context.SystemTimer;
import dev.skybridge.runtime.task.LiveTasks;
import dev.skybridge.runtime.task.Origin;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeakDetectorTest {
  private static final Origin CONSUMER = Origin.here("consumer");
  private static final Origin HOLDER = Origin.here("holder");
  private static final Patience SHORT = new Patience(Duration.ofMillis(10), 0.999, 4, Map.of());

  private final LiveTasks tasks = new LiveTasks();
  private final Scope scope = Scope.root("test", SystemTimer.shared(), tasks);

  @AfterEach
  void close() {
    scope.close();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    var tick = new CountDownLatch(1);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      tick.await(5, TimeUnit.MILLISECONDS);
    }
  }

  private boolean parked(String name) {
    return tasks.list().stream()
        .filter(task -> task.name().equals(name))
        .flatMap(task -> task.thread().stream())
        .map(Thread::getState)
        .anyMatch(state -> state != Thread.State.RUNNABLE && state != Thread.State.NEW);
  }

  /** Two looks, far enough apart for what stands still to be stuck. */
  private LeakReport lookTwice(LeakDetector detector) {
    var now = System.nanoTime() + Duration.ofSeconds(1).toNanos();
    detector.look(now);
    return detector.look(now + StuckTasks.STILL.toNanos());
  }

  @Test
  void shouldNameAConsumerThatWaitsForEverWithinAMinute() throws Exception {
    // given the detector as the process runs it
    var detector = new LeakDetector(tasks, Patience.DEFAULT);
    detector.start(scope);
    var queue = new LinkedBlockingQueue<String>();

    // when
    var seeded = System.nanoTime();
    seed(queue);
    await(() -> !detector.report().stuck().isEmpty());

    // then
    var after = Duration.ofNanos(System.nanoTime() - seeded);
    System.out.printf(
        "a consumer that waits for ever is named after %.1f s%n", after.toMillis() / 1e3);
    assertThat(after).isLessThan(Duration.ofMinutes(1));
    assertThat(detector.report().stuck())
        .singleElement()
        .satisfies(stuck -> {
          assertThat(stuck.origin()).isEqualTo("consumer");
          assertThat(stuck.createdAt()).contains("LeakDetectorTest.seed(");
          assertThat(stuck.thread().stack())
              .anyMatch(frame -> frame.contains("LinkedBlockingQueue.take"));
          assertThat(stuck.waitsOn())
              .hasValueSatisfying(lock -> assertThat(lock.object()).contains("ConditionObject"));
        });
  }

  private void seed(LinkedBlockingQueue<String> queue) {
    scope
        .executor(CONSUMER)
        .execute(() -> {
          try {
            queue.take();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Test
  void shouldTellWhoHoldsTheLockWhenATaskWaitsForIt() throws Exception {
    // given
    var lock = new ReentrantLock();
    var held = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    scope
        .executor(HOLDER)
        .execute(() -> {
          lock.lock();
          try {
            held.countDown();
            release.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } finally {
            lock.unlock();
          }
        });
    held.await();
    scope
        .executor(CONSUMER)
        .execute(() -> {
          lock.lock();
          try {
            held.countDown();
          } finally {
            lock.unlock();
          }
        });
    await(() -> parked("consumer") && parked("holder"));

    // when
    var report = lookTwice(new LeakDetector(tasks, SHORT));
    release.countDown();

    // then
    var waitsOn = waitsOn(report);
    assertThat(waitsOn.object()).contains("ReentrantLock");
    assertThat(waitsOn.kind()).isEqualTo(LockView.Kind.SYNCHRONIZER);
    assertThat(waitsOn.holder())
        .hasValueSatisfying(holder -> {
          assertThat(holder.name()).isEqualTo("holder");
          assertThat(holder.virtual()).isTrue();
          assertThat(holder.stack()).anyMatch(frame -> frame.contains("CountDownLatch.await"));
        });
  }

  @Test
  void shouldTellWhoHoldsTheMonitorWhenATaskWaitsForIt() throws Exception {
    // given
    var monitor = new Object();
    var held = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    scope
        .executor(HOLDER)
        .execute(() -> {
          synchronized (monitor) {
            held.countDown();
            awaitQuietly(release);
          }
        });
    held.await();
    scope
        .executor(CONSUMER)
        .execute(() -> {
          synchronized (monitor) {
            held.countDown();
          }
        });
    await(() -> parked("consumer") && parked("holder"));

    // when
    var report = lookTwice(new LeakDetector(tasks, SHORT));
    release.countDown();

    // then
    var waitsOn = waitsOn(report);
    assertThat(waitsOn.kind()).isEqualTo(LockView.Kind.MONITOR);
    assertThat(waitsOn.holder()).map(ThreadView::name).contains("holder");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static LockView waitsOn(LeakReport report) {
    return report.stuck().stream()
        .filter(stuck -> stuck.origin().equals("consumer"))
        .map(StuckTask::waitsOn)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldNameNothingWhenATaskGoesOn() throws Exception {
    // given a task that is somewhere else at each look
    var queue = new LinkedBlockingQueue<Runnable>();
    scope
        .executor(CONSUMER)
        .execute(() -> {
          try {
            while (true) {
              queue.take().run();
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    await(() -> parked("consumer"));
    var detector = new LeakDetector(tasks, SHORT);
    var now = System.nanoTime() + Duration.ofSeconds(1).toNanos();
    detector.look(now);
    var arrived = new CountDownLatch(1);
    var elsewhere = new CountDownLatch(1);
    queue.add(() -> {
      arrived.countDown();
      awaitQuietly(elsewhere);
    });
    arrived.await();
    await(() -> parked("consumer"));

    // when
    var report = detector.look(now + StuckTasks.STILL.toNanos());
    elsewhere.countDown();

    // then
    assertThat(report.stuck()).isEmpty();
    assertThat(report.origins())
        .singleElement()
        .satisfies(origin -> assertThat(origin.overdue()).isEqualTo(1));
  }

  @Test
  void shouldForgetATaskWhenItEnds() throws Exception {
    // given
    var queue = new LinkedBlockingQueue<String>();
    seed(queue);
    await(() -> parked("consumer"));
    var detector = new LeakDetector(tasks, SHORT);
    assertThat(lookTwice(detector).alarms()).isEqualTo(1);

    // when
    queue.add("end");
    await(() -> tasks.size() == 0);
    var report = detector.look(System.nanoTime() + Duration.ofMinutes(1).toNanos());

    // then
    assertThat(report.alarms()).isZero();
    assertThat(report.origins())
        .singleElement()
        .satisfies(origin -> assertThat(origin.live()).isZero());
  }

  @Test
  void shouldNotNameItselfWhenItRunsForLong() throws Exception {
    // given
    var detector = new LeakDetector(tasks, SHORT);
    detector.start(scope);
    await(() -> parked("leak-detector"));

    // when
    var report = lookTwice(detector);

    // then
    assertThat(report.stuck()).isEmpty();
    assertThat(detector.oldest(5)).extracting(TaskView::task).containsExactly("leak-detector");
  }
}
