package dev.skybridge.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.runtime.context.ManualTimer;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.task.LiveTasks;
import dev.skybridge.runtime.task.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A pool of one worker under random schedules, against a model that knows of each task whether it
 * was submitted, cancelled, dropped or begun.
 */
@Timeout(60)
final class PoolModelTest {
  private static final Origin ORIGIN = Origin.here("task of a random schedule");
  private static final int CAPACITY = 8;

  static LongStream seeds() {
    var fresh = System.nanoTime();
    System.out.println("pool model: fresh seed " + fresh);
    return LongStream.concat(LongStream.rangeClosed(1, 12), LongStream.of(fresh));
  }

  private enum State {
    WAITING,
    BEGUN,
    ENDED
  }

  private static final class Entry {
    final int number;
    final int key;
    final Semaphore mayEnd = new Semaphore(0);
    State state = State.WAITING;
    volatile @Nullable Handle<Integer> handle;

    Entry(int number, int key) {
      this.number = number;
      this.key = key;
    }

    Handle<Integer> handle() {
      return Objects.requireNonNull(handle);
    }

    boolean isOver() {
      var given = handle;
      return given != null && given.isEnded();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldDoAsTheModelSays(long seed) throws InterruptedException {
    // given
    var random = new Random(seed);
    var tasks = new LiveTasks();
    var root = Scope.root("root", new ManualTimer(), tasks);
    var overflow = random.nextBoolean() ? new Overflow.Reject() : new Overflow.DropOldest();
    var config =
        PoolConfig.named("model")
            .withCapacity(CAPACITY)
            .with(PoolConfig.Workers.upTo(1))
            .with(overflow);
    var pool = new WorkerPool(config, root);
    var begun = new CopyOnWriteArrayList<Entry>();
    var entries = new ArrayList<Entry>();
    var run = new Run(pool, begun, entries, overflow);

    // when, then
    for (int step = 0; step < 300; step++) {
      switch (random.nextInt(6)) {
        case 0, 1, 2 -> run.submit(step, random.nextInt(3));
        case 3 -> run.cancel(random);
        default -> run.finishOne();
      }
      run.check(seed, step);
    }
    entries.forEach(entry -> entry.mayEnd.release());
    var report = pool.drain(Duration.ofSeconds(20));
    assertThat(report.notRun()).isEmpty();
    assertThat(report.stillRunning()).isEmpty();
    for (var entry : entries) {
      assertThat(entry.handle().isEnded()).as("seed %d task %d", seed, entry.number).isTrue();
    }
    assertThat(begun.stream().distinct().count()).as("none runs twice").isEqualTo(begun.size());
    for (int key = 0; key < 3; key++) {
      var ofKey = key;
      assertThat(begun.stream().filter(e -> e.key == ofKey).map(e -> e.number))
          .as("seed %d: order within key %d", seed, key)
          .isSorted();
    }
    root.close();
    assertThat(tasks.size()).isZero();
  }

  private record Run(WorkerPool pool, List<Entry> begun, List<Entry> entries, Overflow overflow) {

    void submit(int number, int key) throws InterruptedException {
      var entry = new Entry(number, key);
      var waiting = waiting();
      try {
        entry.handle =
            pool.submit(
                Task.of(
                    ORIGIN,
                    key,
                    () -> {
                      begun.add(entry);
                      entry.mayEnd.acquire();
                      return number;
                    }));
        entries.add(entry);
        if (waiting.size() == CAPACITY) {
          assertThat(overflow).isInstanceOf(Overflow.DropOldest.class);
          var oldest = waiting.getFirst();
          assertThat(oldest.handle().await()).isInstanceOf(Outcome.Dropped.class);
          oldest.state = State.ENDED;
        }
      } catch (RefusedException e) {
        assertThat(overflow).isInstanceOf(Overflow.Reject.class);
        assertThat(waiting).hasSize(CAPACITY);
      }
      settle();
    }

    void cancel(Random random) throws InterruptedException {
      var live = entries.stream().filter(e -> e.state != State.ENDED).toList();
      if (live.isEmpty()) {
        return;
      }
      var entry = live.get(random.nextInt(live.size()));
      entry.handle().cancel("dice");
      assertThat(entry.handle().await())
          .isInstanceOfSatisfying(
              Outcome.Cancelled.class,
              cancelled -> assertThat(cancelled.begun()).isEqualTo(entry.state == State.BEGUN));
      entry.state = State.ENDED;
      settle();
    }

    void finishOne() throws InterruptedException {
      for (var entry : entries) {
        if (entry.state == State.BEGUN) {
          entry.mayEnd.release();
          assertThat(entry.handle().await()).isEqualTo(new Outcome.Returned<>(entry.number));
          entry.state = State.ENDED;
          settle();
          return;
        }
      }
    }

    /** The worker takes the next as soon as it is free: waits until it has. */
    private void settle() {
      var expected = waiting().isEmpty() && running() == 0 ? 0 : 1;
      var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (begun.stream().filter(e -> !e.isOver()).count() != expected) {
        assertThat(System.nanoTime()).isLessThan(end);
        Thread.onSpinWait();
      }
      for (var entry : List.copyOf(begun)) {
        if (entry.state == State.WAITING) {
          entry.state = State.BEGUN;
        }
      }
    }

    private List<Entry> waiting() {
      return entries.stream().filter(e -> e.state == State.WAITING).toList();
    }

    private long running() {
      return entries.stream().filter(e -> e.state == State.BEGUN).count();
    }

    void check(long seed, int step) {
      assertThat(pool.snapshot().queued())
          .as("seed %d step %d", seed, step)
          .isEqualTo(waiting().size());
      assertThat(running()).as("seed %d step %d", seed, step).isLessThanOrEqualTo(1);
    }
  }
}
