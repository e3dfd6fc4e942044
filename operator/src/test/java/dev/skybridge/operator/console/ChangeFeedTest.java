package dev.skybridge.operator.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.operator.console.Change.Action;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChangeFeedTest {
  private final ChangeFeed feed = new ChangeFeed(3);

  @Test
  void shouldReturnWhatFollowsAPosition() throws InterruptedException {
    feed.publish(change("a"));
    feed.publish(change("b"));

    var batch = feed.after(1, Duration.ZERO);

    assertThat(batch).isEqualTo(new ChangeFeed.Batch(List.of(change("b")), 2, true));
  }

  @Test
  void shouldSayThatChangesAreMissingWhenTheHistoryIsTooShort() throws InterruptedException {
    for (var name : new String[] {"a", "b", "c", "d", "e"}) {
      feed.publish(change(name));
    }

    assertThat(feed.after(1, Duration.ZERO).complete()).isFalse();
    assertThat(feed.after(2, Duration.ZERO).complete()).isTrue();
    assertThat(feed.after(2, Duration.ZERO).changes()).hasSize(3);
  }

  @Test
  void shouldSayThatChangesAreMissingWhenThePositionIsOfTheFuture() throws InterruptedException {
    feed.publish(change("a"));

    var batch = feed.after(7, Duration.ZERO);

    assertThat(batch.complete()).isFalse();
    assertThat(batch.position()).isEqualTo(1);
  }

  @Test
  void shouldReturnNothingWhenNothingComesInTime() throws InterruptedException {
    var batch = feed.after(0, Duration.ofMillis(5));

    assertThat(batch.changes()).isEmpty();
    assertThat(batch.complete()).isTrue();
  }

  @Test
  void shouldWakeWhoWaits() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = threads.submit(() -> feed.after(0, Duration.ofSeconds(30)));

      feed.publish(change("a"));

      assertThat(waiting.get(10, TimeUnit.SECONDS).changes()).containsExactly(change("a"));
    }
  }

  private static Change change(String name) {
    return new Change(Action.CHANGED, "Application", "shop", name);
  }
}
