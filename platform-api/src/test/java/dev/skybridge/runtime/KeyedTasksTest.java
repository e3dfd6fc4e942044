package dev.skybridge.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KeyedTasksTest {
  private final BlockingQueue<Map.Entry<String, KeyedTasks.Result<String>>> ends =
      new LinkedBlockingQueue<>();
  private final KeyedTasks<String, String> tasks =
      new KeyedTasks<>("test", (key, result) -> ends.add(Map.entry(key, result)));

  @Test
  void shouldRefuseASecondTaskOfABusyKeyOnly() throws Exception {
    // given
    var release = new CountDownLatch(1);
    var first = tasks.submit("a", () -> await(release));

    // when
    var second = tasks.submit("a", () -> "never");
    var other = tasks.submit("b", () -> "b done");
    var endOfOther = next();
    release.countDown();
    var endOfFirst = next();

    // then
    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(other).isTrue();
    assertThat(endOfOther).isEqualTo(Map.entry("b", new KeyedTasks.Result.Value<>("b done")));
    assertThat(endOfFirst).isEqualTo(Map.entry("a", new KeyedTasks.Result.Value<>("released")));
    assertThat(tasks.size()).isZero();
  }

  @Test
  void shouldFreeTheKeyBeforeItTells() throws Exception {
    // given
    tasks.submit("a", () -> "first");
    next();

    // when
    var again = tasks.submit("a", () -> "second");

    // then
    assertThat(again).isTrue();
    assertThat(next().getValue()).isEqualTo(new KeyedTasks.Result.Value<>("second"));
  }

  @Test
  void shouldEndACancelledTask() throws Exception {
    // given
    var started = new CountDownLatch(1);
    tasks.submit(
        "a",
        () -> {
          started.countDown();
          return await(new CountDownLatch(1));
        });
    assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();

    // when
    tasks.cancel("a");

    // then
    assertThat(next().getValue())
        .isInstanceOfSatisfying(
            KeyedTasks.Result.Thrown.class,
            thrown -> assertThat(thrown.cause()).isInstanceOf(InterruptedException.class));
  }

  @Test
  void shouldTakeNothingAfterClose() {
    // given
    tasks.close();
    tasks.close();

    // when
    var accepted = tasks.submit("a", () -> "late");

    // then
    assertThat(accepted).isFalse();
    assertThat(tasks.isRunning("a")).isFalse();
  }

  private Map.Entry<String, KeyedTasks.Result<String>> next() throws InterruptedException {
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
