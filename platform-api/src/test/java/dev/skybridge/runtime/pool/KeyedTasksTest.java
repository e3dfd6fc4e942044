package dev.skybridge.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skybridge.runtime.context.Cause;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.task.Origin;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class KeyedTasksTest {
  private static final Origin ORIGIN = Origin.here("keyed task");

  private final Scope root = Scope.root("test");
  private final WorkerPool pool = new WorkerPool(PoolConfig.named("test"), root);
  private final BlockingQueue<Map.Entry<String, Outcome<String>>> ends =
      new LinkedBlockingQueue<>();
  private final KeyedTasks<String, String> tasks =
      new KeyedTasks<>((key, outcome) -> ends.add(Map.entry(key, outcome)));

  @AfterEach
  void close() {
    tasks.close();
    pool.close();
    root.close();
  }

  @Test
  void shouldRefuseASecondTaskOfABusyKeyOnly() throws Exception {
    // given
    var release = new CountDownLatch(1);
    var first = tasks.submit(pool, "a", task(() -> await(release)));

    // when
    var second = tasks.submit(pool, "a", task(() -> "never"));
    var other = tasks.submit(pool, "b", task(() -> "b done"));
    var endOfOther = next();
    release.countDown();
    var endOfFirst = next();

    // then
    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(other).isTrue();
    assertThat(endOfOther).isEqualTo(Map.entry("b", new Outcome.Returned<>("b done")));
    assertThat(endOfFirst).isEqualTo(Map.entry("a", new Outcome.Returned<>("released")));
    assertThat(tasks.size()).isZero();
  }

  @Test
  void shouldFreeTheKeyBeforeItTells() throws Exception {
    // given
    tasks.submit(pool, "a", task(() -> "first"));
    next();

    // when
    var again = tasks.submit(pool, "a", task(() -> "second"));

    // then
    assertThat(again).isTrue();
    assertThat(next().getValue()).isEqualTo(new Outcome.Returned<>("second"));
  }

  @Test
  void shouldEndACancelledTask() throws Exception {
    // given
    var started = new CountDownLatch(1);
    tasks.submit(
        pool,
        "a",
        task(() -> {
          started.countDown();
          return await(new CountDownLatch(1));
        }));
    assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();

    // when
    tasks.cancel("a", "kim");

    // then
    assertThat(next().getValue())
        .isEqualTo(new Outcome.Cancelled<>(new Cause.CancelledBy("kim"), true));
  }

  @Test
  void shouldKeepTheKeyFreeWhenThePoolRefuses() throws Exception {
    // given
    try (var small =
        new WorkerPool(
            PoolConfig.named("small").withCapacity(1).with(PoolConfig.Workers.upTo(1)), root)) {
      var keyed = new KeyedTasks<String, String>((key, end) -> ends.add(Map.entry(key, end)));
      var release = new CountDownLatch(1);
      var started = new CountDownLatch(1);
      keyed.submit(
          small,
          "runs",
          task(() -> {
            started.countDown();
            return await(release);
          }));
      started.await();
      keyed.submit(small, "waits", task(() -> "released"));

      // when, then
      assertThatThrownBy(() -> keyed.submit(small, "a", task(() -> "refused")))
          .isInstanceOf(RefusedException.class);
      assertThat(keyed.isBusy("a")).isFalse();
      release.countDown();
      assertThat(next().getValue()).isEqualTo(new Outcome.Returned<>("released"));
      assertThat(next().getValue()).isEqualTo(new Outcome.Returned<>("released"));
    }
  }

  @Test
  void shouldTakeNothingAfterClose() {
    // given
    tasks.close();
    tasks.close();

    // when
    var accepted = tasks.submit(pool, "a", task(() -> "late"));

    // then
    assertThat(accepted).isFalse();
    assertThat(tasks.isBusy("a")).isFalse();
  }

  private static Task<String> task(Task.Body<String> body) {
    return Task.of(ORIGIN, "key", body);
  }

  private Map.Entry<String, Outcome<String>> next() throws InterruptedException {
    var end = ends.poll(5, TimeUnit.SECONDS);
    if (end == null) {
      throw new AssertionError("no task ended within 5 s");
    }
    return end;
  }

  private static String await(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(10, TimeUnit.SECONDS)) {
      throw new AssertionError("not released within 10 s");
    }
    return "released";
  }
}
