package dev.skybridge.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.context.SystemTimer;
import dev.skybridge.runtime.task.Creators;
import dev.skybridge.runtime.task.LiveTasks;
import dev.skybridge.runtime.task.Origin;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Tasks that return, throw, are cancelled while they wait or run, or run out of time, each with
 * resources. A sample by default, ten million with {@code -Dskybridge.full=true}.
 */
final class PoolSoakTest {
  private static final int TASKS = Boolean.getBoolean("skybridge.full") ? 10_000_000 : 200_000;
  private static final int OUTSTANDING = 4096;
  private static final Origin ORIGIN = Origin.here("task of the soak");

  private enum End {
    RETURNED,
    THREW,
    CANCELLED_WAITING,
    CANCELLED_RUNNING,
    DROPPED
  }

  private final LiveTasks live = new LiveTasks(Creators.NOT_KEPT);
  private final Scope root = Scope.root("soak", SystemTimer.shared(), live);
  private final LongAdder opened = new LongAdder();
  private final LongAdder closed = new LongAdder();
  private final AtomicInteger closedTwice = new AtomicInteger();
  private final AtomicLong refused = new AtomicLong();
  private final Map<End, LongAdder> ends = new EnumMap<>(End.class);
  private final Semaphore outstanding = new Semaphore(OUTSTANDING);

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void shouldEndWithNoTaskAliveAndEachResourceClosedOnce() throws Exception {
    // given
    var seed = Long.getLong("skybridge.seed", System.nanoTime());
    var random = new Random(seed);
    for (var end : End.values()) {
      ends.put(end, new LongAdder());
    }
    var begun = System.nanoTime();
    var config = PoolConfig.named("soak").with(new Overflow.Block(Duration.ofSeconds(30)));

    // when
    DrainReport report;
    try (var pool = new WorkerPool(config, root)) {
      for (int i = 0; i < TASKS; i++) {
        submit(pool, random.nextInt(1000), i);
      }
      report = pool.drain(Duration.ofMinutes(1));
    }
    var settled = outstanding.tryAcquire(OUTSTANDING, 1, TimeUnit.MINUTES);
    var took = Duration.ofNanos(System.nanoTime() - begun);

    // then
    System.out.printf(
        "soak: seed %d, %,d tasks in %.1f s (%,.0f/s): %s, %d refused, %,d resources%n",
        seed,
        TASKS,
        took.toMillis() / 1000.0,
        TASKS / (took.toMillis() / 1000.0),
        ends,
        refused.get(),
        opened.sum());
    assertThat(settled).as("seed %d", seed).isTrue();
    assertThat(report.stillRunning()).isEmpty();
    assertThat(live.size()).as("seed %d", seed).isZero();
    assertThat(live.byOrigin()).allMatch(count -> count.live() == 0);
    assertThat(closedTwice).hasValue(0);
    assertThat(closed.sum()).isEqualTo(opened.sum());
    assertThat(ends.values().stream().mapToLong(LongAdder::sum).sum() + refused.get())
        .isEqualTo(TASKS);
    root.close();
  }

  private void submit(WorkerPool pool, int dice, int number) throws InterruptedException {
    outstanding.acquire();
    var task = Task.of(ORIGIN, number % 64, () -> body(dice));
    if (dice < 20) {
      task = task.within(Duration.ofNanos(dice * 50_000L));
    }
    if (dice % 10 == 3) {
      task = task.at(dice % 20 == 3 ? Priority.HIGH : Priority.LOW);
    }
    try {
      var handle = pool.submit(task);
      handle.onEnd(this::count);
      if (dice >= 950) {
        handle.cancel("dice");
      }
    } catch (RefusedException e) {
      refused.incrementAndGet();
      outstanding.release();
    }
  }

  private Integer body(int dice) throws IOException, InterruptedException {
    var scope = Scope.current().orElseThrow();
    for (int i = 0; i < dice % 4; i++) {
      scope.register(new Resource());
    }
    if (dice < 20) {
      Thread.onSpinWait();
    }
    if (dice >= 20 && dice < 120) {
      throw new IOException("by the dice");
    }
    if (dice >= 120 && dice < 125) {
      scope.cancel("itself");
      scope.checkpoint();
    }
    if (dice >= 125 && dice < 127) {
      try (var child = scope.child("waits", Duration.ofMillis(1))) {
        child.run(() -> new Semaphore(0).acquire());
      }
    }
    return dice;
  }

  private void count(Outcome<Integer> outcome) {
    var end =
        switch (outcome) {
          case Outcome.Returned<Integer> _ -> End.RETURNED;
          case Outcome.Threw<Integer> _ -> End.THREW;
          case Outcome.Cancelled<Integer>(_, var begun) ->
              begun ? End.CANCELLED_RUNNING : End.CANCELLED_WAITING;
          case Outcome.Dropped<Integer> _ -> End.DROPPED;
        };
    java.util.Objects.requireNonNull(ends.get(end)).increment();
    outstanding.release();
  }

  private final class Resource implements AutoCloseable {
    private final AtomicInteger closes = new AtomicInteger();

    Resource() {
      opened.increment();
    }

    @Override
    public void close() {
      closed.increment();
      if (closes.incrementAndGet() > 1) {
        closedTwice.incrementAndGet();
      }
    }
  }
}
