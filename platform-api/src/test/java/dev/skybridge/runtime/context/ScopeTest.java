package dev.skybridge.runtime.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skybridge.runtime.task.LiveTasks;
import dev.skybridge.runtime.task.Origin;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class ScopeTest {
  private static final Key<String> APPLICATION = Key.of("application", String.class);
  private static final Origin ORIGIN = Origin.here("helper of a test");

  private final ManualTimer timer = new ManualTimer();
  private final LiveTasks tasks = new LiveTasks();
  private final Scope root = Scope.root("root", timer, tasks);

  @Test
  void shouldGiveAChildTheEarlierDeadline() {
    // given
    var parent = root.child("parent", Duration.ofSeconds(5));

    // when
    var longer = parent.child("longer", Duration.ofMinutes(1));
    var shorter = parent.child("shorter", Duration.ofSeconds(2));
    timer.pass(Duration.ofSeconds(1));

    // then
    assertThat(root.remaining()).isEmpty();
    assertThat(longer.remaining()).contains(Duration.ofSeconds(4));
    assertThat(shorter.remaining()).contains(Duration.ofSeconds(1));
    assertThat(parent.remaining(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void shouldSayWhyItEnded() throws InterruptedException {
    // given
    var late = root.child("late", Duration.ofSeconds(1));
    var below = late.child("below");
    var unwanted = root.child("unwanted");
    var told = new CountDownLatch(1);
    below.onEnd(told::countDown);

    // when
    timer.pass(Duration.ofSeconds(2));
    unwanted.cancel("kim");
    assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
    root.shutDown();

    // then
    assertThat(late.cause()).contains(new Cause.DeadlinePassed(Duration.ofSeconds(1)));
    assertThat(below.cause().orElseThrow().root()).isInstanceOf(Cause.DeadlinePassed.class);
    assertThat(unwanted.cause()).contains(new Cause.CancelledBy("kim"));
    assertThat(root.cause()).contains(new Cause.Shutdown());
    assertThat(unwanted.cause().orElseThrow()).hasToString("cancelled by kim");
  }

  @Test
  void shouldEndWithItsParentAndNotTheOtherWayRound() {
    // given
    var parent = root.child("parent");
    var first = parent.child("first");
    var second = parent.child("second");

    // when
    first.cancel("test");
    var alive = second.isEnded() || parent.isEnded();
    parent.cancel("test");

    // then
    assertThat(alive).isFalse();
    assertThat(second.cause())
        .contains(new Cause.ParentEnded("parent", new Cause.CancelledBy("test")));
    assertThat(parent.child("third").isEnded()).isTrue();
    assertThat(root.isEnded()).isFalse();
  }

  @Test
  void shouldBeCarriedIntoWhatItRuns() {
    // given
    var scope = root.child(ScopeSpec.named("reconcile").with(APPLICATION, "shop"));

    // when
    var seen =
        scope.call(() ->
            Scope.current()
                .orElseThrow()
                .child("call")
                .call(() -> Scope.current().orElseThrow().attribute(APPLICATION)));

    // then
    assertThat(seen).contains("shop");
    assertThat(Scope.current()).isEmpty();
    assertThat(root.attribute(APPLICATION)).isEmpty();
  }

  @Test
  void shouldInterruptWhatRunsInsideAndTellItsCause() throws InterruptedException {
    // given
    var scope = root.child("inside");
    var entered = new CountDownLatch(1);
    var thrown = new AtomicReference<Throwable>();
    var thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                scope.run(() -> {
                  entered.countDown();
                  new CountDownLatch(1).await();
                });
              } catch (CancelledException | InterruptedException e) {
                thrown.set(e);
              }
            });
    entered.await();

    // when
    scope.cancel("test");
    thread.join();

    // then
    assertThat(thrown.get())
        .isInstanceOf(CancelledException.class)
        .hasCauseInstanceOf(InterruptedException.class)
        .hasMessageContaining("cancelled by test");
  }

  @Test
  void shouldLeaveNoInterruptBehindForWhatRunsNextOnTheThread() throws InterruptedException {
    // given
    var scope = root.child("inside");
    var after = new AtomicReference<Boolean>();
    var entered = new CountDownLatch(1);
    var thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                scope.run(() -> {
                  entered.countDown();
                  while (!scope.isEnded()) {
                    Thread.onSpinWait();
                  }
                });
              } finally {
                after.set(Thread.currentThread().isInterrupted());
              }
            });

    // when
    entered.await();
    scope.cancel("test");
    thread.join();

    // then
    assertThat(after.get()).isFalse();
  }

  @Test
  void shouldKeepTheInterruptWhereTheScopeAroundHasEndedToo() {
    // given
    var outer = root.child("outer");
    var inner = outer.child("inner");
    var caught = new AtomicReference<Throwable>();
    var stillInterrupted = new AtomicReference<Boolean>();

    // when
    outer.run(() -> {
      var barrier = new CyclicBarrier(2);
      Thread.ofVirtual()
          .start(() -> {
            try {
              barrier.await();
            } catch (Exception e) {
              caught.set(e);
            }
            outer.cancel("test");
          });
      try {
        inner.run(() -> {
          barrier.await();
          new CountDownLatch(1).await();
        });
      } catch (Exception e) {
        caught.set(e);
      }
      stillInterrupted.set(Thread.currentThread().isInterrupted());
    });

    // then
    assertThat(caught.get()).isInstanceOf(CancelledException.class);
    assertThat(stillInterrupted.get()).isTrue();
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void shouldCloseResourcesInReverseOrderAndOnce() {
    // given
    var scope = root.child("scope");
    var child = scope.child("child");
    var closed = new ArrayList<String>();
    scope.register(() -> closed.add("first"));
    scope.register(() -> closed.add("second"));
    child.register(() -> closed.add("child's"));

    // when
    scope.close();
    scope.close();
    child.close();

    // then
    assertThat(closed).containsExactly("child's", "second", "first");
    assertThat(scope.cause()).contains(new Cause.Closed());
  }

  @Test
  void shouldCloseAllEvenWhereOneFails() {
    // given
    var scope = root.child("scope");
    var closed = new ArrayList<String>();
    scope.register(() -> closed.add("first"));
    scope.register(() -> {
      throw new IOException("broken pipe");
    });
    scope.register(() -> closed.add("third"));

    // when, then
    assertThatThrownBy(scope::close)
        .isInstanceOf(ResourceCloseException.class)
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1))
        .hasMessageContaining("1 resources of scope");
    assertThat(closed).containsExactly("third", "first");
  }

  @Test
  void shouldCloseAtOnceWhatIsRegisteredTooLate() {
    // given
    var scope = root.child("scope");
    scope.close();
    var closed = new AtomicInteger();

    // when, then
    assertThatThrownBy(() -> scope.register(closed::incrementAndGet))
        .isInstanceOf(CancelledException.class);
    assertThat(closed).hasValue(1);
    assertThatThrownBy(() -> scope.run(() -> {})).isInstanceOf(CancelledException.class);
  }

  @Test
  void shouldNotOutliveItsParent() throws InterruptedException {
    // given
    var parent = root.child("parent");
    var entered = new CountDownLatch(1);
    var left = new AtomicInteger();
    parent
        .child("child")
        .executor(ORIGIN)
        .execute(() -> {
          entered.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            left.incrementAndGet();
          }
        });
    entered.await();

    // when
    var report = parent.close(Duration.ofSeconds(10));

    // then
    assertThat(report.isClean()).isTrue();
    assertThat(left).hasValue(1);
    assertThatThrownBy(() -> parent.executor(ORIGIN).execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void shouldNameTheThreadThatDoesNotLeave() throws InterruptedException {
    // given
    var scope = root.child("scope");
    var entered = new CountDownLatch(1);
    var enough = new CountDownLatch(1);
    scope
        .executor(ORIGIN)
        .execute(() -> {
          entered.countDown();
          while (enough.getCount() > 0) {
            Thread.onSpinWait();
          }
        });
    entered.await();

    // when
    var report = scope.close(Duration.ofMillis(20));
    enough.countDown();

    // then
    assertThat(report.stillRunning()).singleElement().asString().contains("helper of a test");
  }

  @Test
  void shouldForgetAnActionThatWasTakenBackAndRunTheOthersWhenOneThrows() {
    // given
    var scope = root.child("scope");
    var ran = new ArrayList<String>();
    var uncaught = new ArrayList<Throwable>();
    var before = Thread.currentThread().getUncaughtExceptionHandler();
    Thread.currentThread().setUncaughtExceptionHandler((_, e) -> uncaught.add(e));
    scope.onEnd(() -> ran.add("taken back")).cancel();
    scope.onEnd(() -> {
      throw new IllegalStateException("broken");
    });
    scope.child("child").onEnd(() -> ran.add("child's"));
    scope.onEnd(() -> ran.add("kept"));

    // when
    scope.cancel("test");
    Thread.currentThread().setUncaughtExceptionHandler(before);
    scope.onEnd(() -> ran.add("late"));

    // then
    assertThat(ran).containsExactly("child's", "kept", "late");
    assertThat(uncaught).singleElement().isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldSetNoTimerWhereTheParentEndsEarlierAndLeaveNoneBehind() {
    // given
    var parent = root.child("parent", Duration.ofSeconds(1));

    // when
    var children = new ArrayList<Scope>();
    for (int i = 0; i < 100; i++) {
      children.add(parent.child("same", Duration.ofSeconds(9)));
    }
    var set = timer.pending();
    children.forEach(Scope::close);
    parent.close();

    // then
    assertThat(set).isEqualTo(1);
    assertThat(timer.pending()).isZero();
  }

  @Test
  void shouldCountItsThreadsByOrigin() throws InterruptedException {
    // given
    var scope = root.child("scope");
    var started = new CountDownLatch(3);
    var enough = new CountDownLatch(1);

    // when
    for (int i = 0; i < 3; i++) {
      scope
          .executor(ORIGIN)
          .execute(() -> {
            started.countDown();
            try {
              enough.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          });
    }
    started.await();
    var during = tasks.byOrigin();
    var stack = tasks.list().getFirst().creator();
    enough.countDown();
    var report = scope.close(Duration.ofSeconds(10));

    // then
    assertThat(report.isClean()).isTrue();
    assertThat(during).singleElement().satisfies(c -> assertThat(c.live()).isEqualTo(3));
    assertThat(ORIGIN.site()).contains("ScopeTest.java");
    assertThat(stack).extracting(StackTraceElement::getFileName).contains("ScopeTest.java");
    assertThat(List.copyOf(tasks.byOrigin())).extracting(c -> c.created()).containsExactly(3L);
  }
}
