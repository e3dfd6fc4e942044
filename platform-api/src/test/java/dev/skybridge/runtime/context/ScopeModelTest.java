package dev.skybridge.runtime.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.runtime.task.LiveTasks;
import dev.skybridge.runtime.task.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random schedules against a plain model of a tree of scopes, and against invariants. */
@Timeout(60)
final class ScopeModelTest {
  private static final Origin ORIGIN = Origin.here("random work in scopes");

  /** Ten fixed ones, and one that is new each time and printed. */
  static LongStream seeds() {
    var fresh = System.nanoTime();
    System.out.println("scope model: fresh seed " + fresh);
    return LongStream.concat(LongStream.rangeClosed(1, 10), LongStream.of(fresh));
  }

  /** What a scope should be. */
  private static final class Model {
    final Scope real;
    final @Nullable Model parent;
    final long endsAt;
    final List<Model> children = new ArrayList<>();
    final List<Integer> resources = new ArrayList<>();
    @Nullable String ended;
    boolean closed;

    Model(Scope real, @Nullable Model parent, long endsAt) {
      this.real = real;
      this.parent = parent;
      this.endsAt = endsAt;
    }

    void end(String why) {
      if (ended == null) {
        ended = why;
        children.forEach(child -> child.end(why));
      }
    }

    void close(List<Integer> order) {
      if (closed) {
        return;
      }
      end("closed");
      children.reversed().forEach(child -> child.close(order));
      order.addAll(resources.reversed());
      closed = true;
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldEndAndCloseAsTheModelSays(long seed) {
    // given
    var random = new Random(seed);
    var timer = new ManualTimer();
    var ends = new CopyOnWriteArrayList<String>();
    var root = new Model(Scope.root("root", timer, new LiveTasks()), null, Long.MAX_VALUE);
    var all = new ArrayList<>(List.of(root));
    var expectedOrder = new ArrayList<Integer>();
    var order = new ArrayList<Integer>();

    // when
    for (int step = 0; step < 400; step++) {
      var at = all.get(random.nextInt(all.size()));
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> all.add(child(at, random, timer, step));
        case 3, 4 -> register(at, step, order, expectedOrder);
        case 5 -> {
          at.real.cancel("dice");
          at.end("cancelled");
        }
        case 6 -> {
          if (random.nextInt(4) == 0) {
            at.real.close();
            at.close(expectedOrder);
          }
        }
        default -> pass(all, timer, Duration.ofMillis(random.nextInt(40)), ends);
      }

      // then
      for (var scope : all) {
        assertThat(kind(scope.real))
            .as("seed %d step %d %s", seed, step, scope.real)
            .isEqualTo(scope.ended);
      }
      assertThat(order).as("seed %d step %d", seed, step).isEqualTo(expectedOrder);
    }
    root.real.close();
    root.close(expectedOrder);
    assertThat(order).isEqualTo(expectedOrder);
    assertThat(all).allMatch(scope -> scope.real.isEnded());
    assertThat(timer.pending()).as("seed %d: timers", seed).isZero();
  }

  private static Model child(Model at, Random random, ManualTimer timer, int step) {
    var millis = random.nextInt(3) == 0 ? 1 + random.nextInt(100) : 0;
    var scope =
        millis == 0
            ? at.real.child("s" + step)
            : at.real.child("s" + step, Duration.ofMillis(millis));
    var own = millis == 0 ? Long.MAX_VALUE : timer.nanos() + Duration.ofMillis(millis).toNanos();
    var model = new Model(scope, at, Math.min(own, at.endsAt));
    if (at.ended != null) {
      model.end(at.ended);
    }
    if (at.closed) {
      model.closed = true;
    } else {
      at.children.add(model);
    }
    return model;
  }

  private static void register(
      Model at, int number, List<Integer> order, List<Integer> expectedOrder) {
    if (at.closed) {
      expectedOrder.add(number);
    } else {
      at.resources.add(number);
    }
    try {
      at.real.register(() -> order.add(number));
      assertThat(at.closed).isFalse();
    } catch (CancelledException e) {
      assertThat(at.closed).isTrue();
    }
  }

  /** A deadline ends its scope on a thread of its own: waits until it has. */
  private static void pass(
      List<Model> all, ManualTimer timer, Duration duration, List<String> ends) {
    var now = timer.nanos() + duration.toNanos();
    var due = all.stream().filter(s -> s.ended == null && s.endsAt <= now).toList();
    var told = new CountDownLatch(due.size());
    due.forEach(s -> s.real.onEnd(told::countDown));
    timer.pass(duration);
    try {
      told.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    due.stream()
        .filter(s -> s.parent == null || s.parent.endsAt > s.endsAt || s.parent.ended != null)
        .forEach(s -> s.end("deadline"));
    due.forEach(s -> s.end("deadline"));
    ends.add("passed");
  }

  private static @Nullable String kind(Scope scope) {
    return scope
        .cause()
        .map(cause ->
            switch (cause.root()) {
              case Cause.DeadlinePassed _ -> "deadline";
              case Cause.CancelledBy _ -> "cancelled";
              case Cause.Closed _ -> "closed";
              case Cause.Shutdown _ -> "shutdown";
              case Cause.ParentEnded _ -> "parent";
            })
        .orElse(null);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldCloseEachResourceOnceWhateverManyThreadsDo(long seed) throws InterruptedException {
    // given
    var tasks = new LiveTasks();
    var root = Scope.root("root", SystemTimer.shared(), tasks);
    var scopes = new CopyOnWriteArrayList<Scope>(List.of(root.child("first")));
    var closes = new CopyOnWriteArrayList<AtomicInteger>();
    var workers = root.child("workers");

    // when
    for (int w = 0; w < 6; w++) {
      var random = new Random(seed * 31 + w);
      workers.executor(ORIGIN).execute(() -> act(random, scopes, closes));
    }
    var quiet = workers.awaitQuiet(Duration.ofSeconds(30));
    var report = root.close(Duration.ofSeconds(5));

    // then
    assertThat(quiet).isTrue();
    assertThat(report.isClean()).isTrue();
    assertThat(closes).as("seed %d", seed).isNotEmpty().allMatch(count -> count.get() == 1);
    assertThat(scopes).allMatch(Scope::isEnded);
    assertThat(tasks.size()).isZero();
  }

  private static void act(Random random, List<Scope> scopes, List<AtomicInteger> closes) {
    for (int step = 0; step < 150; step++) {
      var scope = scopes.get(random.nextInt(scopes.size()));
      try {
        switch (random.nextInt(10)) {
          case 0, 1, 2 -> scopes.add(scope.child("c", Duration.ofMillis(1 + random.nextInt(20))));
          case 3, 4, 5 -> {
            var count = new AtomicInteger();
            closes.add(count);
            scope.register(count::incrementAndGet);
          }
          case 6, 7 -> scope.run(() -> scopes.getFirst().isEnded());
          case 8 -> scope.cancel("dice");
          default -> scope.close(Duration.ofMillis(50));
        }
      } catch (CancelledException e) {
        assertThat(scope.isEnded()).isTrue();
      }
    }
  }
}
