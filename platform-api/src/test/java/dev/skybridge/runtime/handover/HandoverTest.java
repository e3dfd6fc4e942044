package dev.skybridge.runtime.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skybridge.runtime.context.ManualTimer;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.task.LiveTasks;
import dev.skybridge.runtime.task.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class HandoverTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Origin ORIGIN = Origin.here("side of a hand-over");

  private final Scope scope = Scope.root("test");
  private final Handover<Integer> handover = new Handover<>(2);

  @AfterEach
  void close() {
    assertThat(scope.close(Duration.ofSeconds(10)).isClean()).isTrue();
  }

  @Test
  void shouldGiveWhatIsLeftAndThenTheEndEverAfter() throws Exception {
    // given
    handover.offer(1);
    handover.offer(2);

    // when
    handover.close();
    handover.close();

    // then
    assertThat(handover.take()).isEqualTo(new Taken.Item<>(1));
    assertThat(handover.take(Duration.ZERO)).isEqualTo(new Taken.Item<>(2));
    assertThat(handover.take()).isEqualTo(new Taken.End<>());
    assertThat(handover.take(LONG)).isEqualTo(new Taken.End<>());
    assertThat(handover.offer(3)).isEqualTo(Offered.CLOSED);
    assertThat(handover.offer(3, LONG)).isEqualTo(Offered.CLOSED);
  }

  @Test
  void shouldSayThatThereIsNoRoomOrNothingInTime() throws Exception {
    // given
    handover.offer(1);
    handover.offer(2);

    // when
    var full = handover.offer(3, Duration.ofMillis(5));
    var items = new ArrayList<Integer>();
    handover.drainTo(items, 10);
    var nothing = handover.take(Duration.ofMillis(5));

    // then
    assertThat(full).isEqualTo(Offered.FULL);
    assertThat(items).containsExactly(1, 2);
    assertThat(nothing).isEqualTo(new Taken.Nothing<>());
  }

  @Test
  void shouldTellAllWhoWaitWhenItIsClosed() throws Exception {
    // given
    var full = new Handover<Integer>(1);
    full.offer(0);
    var answers = new ConcurrentLinkedQueue<Object>();
    var begun = new CountDownLatch(6);
    for (int i = 0; i < 3; i++) {
      scope.executor(ORIGIN).execute(() -> answers.add(waiting(begun, () -> handover.take())));
      scope.executor(ORIGIN).execute(() -> answers.add(waiting(begun, () -> full.offer(1, LONG))));
    }
    begun.await();

    // when
    handover.close();
    full.close();
    assertThat(scope.awaitQuiet(LONG)).isTrue();

    // then
    assertThat(answers)
        .containsExactlyInAnyOrder(
            new Taken.End<Integer>(),
            new Taken.End<Integer>(),
            new Taken.End<Integer>(),
            Offered.CLOSED,
            Offered.CLOSED,
            Offered.CLOSED);
    assertThat(full.abandon()).containsExactly(0);
  }

  @Test
  void shouldStopWaitingWithTheScope() throws Exception {
    // given: a scope whose time the wait must look at, for nobody ends it
    var still = Scope.root("still", new ManualTimer(), new LiveTasks());
    var inside = still.child("inside", Duration.ofMillis(20));

    // when
    var took = inside.<Taken<Integer>, InterruptedException>call(() -> handover.take(LONG));

    // then
    assertThat(took).isEqualTo(new Taken.Nothing<>());
    assertThatThrownBy(() -> new Handover<>(0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Every offer that was taken in comes out once, in the order of its producer. */
  @ParameterizedTest
  @ValueSource(longs = {7, 20_261_123})
  void shouldLoseNothingWhateverTheSchedule(long seed) {
    // given
    var random = new Random(seed);
    var capacity = 1 + random.nextInt(8);
    var producers = 1 + random.nextInt(4);
    var closeAfter = 500 + random.nextInt(4000);
    var shared = new Handover<int[]>(capacity);
    var offered = new AtomicInteger();
    var taken = new ArrayList<ConcurrentLinkedQueue<Integer>>();
    var received = new ConcurrentLinkedQueue<int[]>();
    for (int p = 0; p < producers; p++) {
      var number = p;
      var own = new ConcurrentLinkedQueue<Integer>();
      taken.add(own);
      scope.executor(ORIGIN).execute(() -> produce(shared, number, own, offered, closeAfter));
    }
    for (int c = 0; c < 1 + random.nextInt(4); c++) {
      scope.executor(ORIGIN).execute(() -> consume(shared, received));
    }

    // when
    var quiet = scope.awaitQuiet(LONG);

    // then
    assertThat(quiet).as("seed %d", seed).isTrue();
    var perProducer =
        IntStream.range(0, producers).mapToObj(_ -> new ArrayList<Integer>()).toList();
    received.forEach(item -> perProducer.get(item[0]).add(item[1]));
    for (int p = 0; p < producers; p++) {
      assertThat(perProducer.get(p))
          .as("seed %d, producer %d", seed, p)
          .containsExactlyInAnyOrderElementsOf(List.copyOf(taken.get(p)));
    }
    assertThat(shared.abandon()).isEmpty();
  }

  private static <R> R waiting(CountDownLatch begun, Callable<R> wait) {
    begun.countDown();
    try {
      return wait.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void produce(
      Handover<int[]> shared,
      int number,
      ConcurrentLinkedQueue<Integer> own,
      AtomicInteger offered,
      int closeAfter) {
    for (int i = 0; ; i++) {
      var item = new int[] {number, i};
      var answer = waiting(new CountDownLatch(1), () -> shared.offer(item, LONG));
      if (answer == Offered.CLOSED) {
        return;
      }
      own.add(i);
      if (offered.incrementAndGet() == closeAfter) {
        shared.close();
      }
    }
  }

  private static void consume(Handover<int[]> shared, ConcurrentLinkedQueue<int[]> received) {
    try {
      while (shared.take() instanceof Taken.Item<int[]>(var value)) {
        received.add(value);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
