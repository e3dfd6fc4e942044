package dev.skybridge.runtime.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skybridge.runtime.context.CancelledException;
import dev.skybridge.runtime.context.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LeasedRateLimiterTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final RateLimit SLOW = new RateLimit(0.01, 20);
  private static final LeaseTerms TERMS =
      new LeaseTerms(10, Duration.ofSeconds(60), Duration.ofSeconds(2), Duration.ofSeconds(30));
  private static final LeaseTerms IMPATIENT =
      new LeaseTerms(10, Duration.ofSeconds(60), Duration.ofSeconds(2), Duration.ofMillis(200));

  private final MemoryTokenStore store = new MemoryTokenStore(NanoClock.system());

  private LeasedRateLimiter node(RateLimit limit, Degraded degraded) {
    return new LeasedRateLimiter("key", limit, store, TERMS, degraded, NanoClock.system());
  }

  private static int drain(RateLimiter limiter) {
    int admitted = 0;
    while (limiter.tryAcquire()) {
      admitted++;
    }
    return admitted;
  }

  @Test
  void shouldRefuseOnlyWhenNeitherLeaseNorStoreHasPermits() {
    // given
    var limiter = node(SLOW, new Degraded.Refuse());

    // when
    int admitted = drain(limiter);

    // then
    assertThat(admitted).isEqualTo(20);
    assertThat(limiter.state().permitsInLease()).isZero();
    assertThat(store.level("key")).isLessThan(1);
    assertThat(limiter.state().admitted()).isEqualTo(20);
    assertThat(limiter.state().refused()).isEqualTo(1);
  }

  @Test
  void shouldGiveAllNodesTogetherTheBurst() {
    // given
    var first = node(SLOW, new Degraded.Refuse());
    var second = node(SLOW, new Degraded.Refuse());

    // when
    boolean one = second.tryAcquire();
    int most = drain(first);
    int rest = drain(second);

    // then
    assertThat(one).isTrue();
    assertThat(1 + most + rest).isEqualTo(20);
    assertThat(store.given()).isEqualTo(20);
  }

  @Test
  void shouldAskTheStoreSeldomOnceItKnowsTheLoad() {
    // given
    var limiter = node(new RateLimit(1e6, 100_000), new Degraded.Refuse());

    // when
    for (int i = 0; i < 1000; i++) {
      assertThat(limiter.tryAcquire()).isTrue();
    }

    // then
    assertThat(store.takes()).isLessThan(300);
    assertThat(limiter.state().roundTrips()).isEqualTo(store.takes());
  }

  @Test
  void shouldNotAskAStoreThatIsKnownToBeEmpty() {
    // given
    var limiter = node(SLOW, new Degraded.Refuse());
    drain(limiter);
    int before = store.takes();

    // when
    for (int i = 0; i < 1000; i++) {
      limiter.tryAcquire();
    }

    // then
    assertThat(store.takes()).isEqualTo(before);
  }

  @Test
  void shouldShareARoundTripAmongCallsThatComeMeanwhile() throws Exception {
    // given
    var limiter = node(new RateLimit(1000, 1000), new Degraded.Refuse());
    store.setHanging(true);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Future<Boolean>>();
      for (int i = 0; i < 9; i++) {
        calls.add(callers.submit(() -> limiter.acquire(1, Duration.ofMinutes(1))));
      }
      await(() -> limiter.state().waiting() == 9);

      // when
      store.setHanging(false);
      for (var call : calls) {
        assertThat(call.get()).isTrue();
      }
    }

    // then
    assertThat(store.takes()).isLessThanOrEqualTo(4);
  }

  @Test
  void shouldWaitForARefillUntilTheDeadlineOnly() throws Exception {
    // given
    var limiter = node(new RateLimit(10, 1), new Degraded.Refuse());
    limiter.tryAcquire();

    // when
    long begun = System.nanoTime();
    boolean tooLate = limiter.acquire(1, Duration.ofMillis(20));
    boolean inTime = limiter.acquire(1, Duration.ofSeconds(20));
    long took = System.nanoTime() - begun;

    // then
    assertThat(tooLate).isFalse();
    assertThat(inTime).isTrue();
    assertThat(Duration.ofNanos(took)).isBetween(Duration.ofMillis(80), Duration.ofSeconds(30));
  }

  @Test
  void shouldRefuseAtOnceWhatTheStoreCanNotHaveInTime() throws Exception {
    // given
    var limiter = node(SLOW, new Degraded.Refuse());
    drain(limiter);

    // when
    long begun = System.nanoTime();
    boolean admitted = limiter.acquire(1, Duration.ofSeconds(40));

    // then
    assertThat(admitted).isFalse();
    assertThat(System.nanoTime() - begun).isLessThan(Duration.ofSeconds(20).toNanos());
  }

  @Test
  void shouldServeLargeCallsInTurn() throws Exception {
    // given
    var limiter = node(new RateLimit(100, 20), new Degraded.Refuse());
    drain(limiter);

    // when
    boolean large = limiter.acquire(20, Duration.ofSeconds(10));

    // then
    assertThat(large).isTrue();
    assertThatThrownBy(() -> limiter.tryAcquire(21)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseWhileTheStoreIsAwayAndRecover() throws Exception {
    // given
    var limiter = node(new RateLimit(1000, 20), new Degraded.Refuse());
    store.setAway(true);

    // when
    boolean tried = limiter.tryAcquire();
    boolean waited = limiter.acquire(1, Duration.ofMillis(100));
    var degraded = limiter.state();
    store.setAway(false);
    boolean recovered = limiter.acquire(1, Duration.ofSeconds(20));

    // then
    assertThat(tried).isFalse();
    assertThat(waited).isFalse();
    assertThat(degraded.degradedFor()).isPresent();
    assertThat(degraded.lastFailure()).contains("unplugged");
    assertThat(recovered).isTrue();
    assertThat(limiter.state().degradedFor()).isEmpty();
  }

  @Test
  void shouldRecoverByTriesAlone() throws Exception {
    // given
    var limiter = node(new RateLimit(1000, 20), new Degraded.Refuse());
    store.setAway(true);
    limiter.tryAcquire();
    store.setAway(false);

    // when and then
    await(limiter::tryAcquire);
    assertThat(limiter.state().degradedFor()).isEmpty();
  }

  @Test
  void shouldAdmitItsShareFromAnEmptyBucketWhileTheStoreIsAway() throws Exception {
    // given
    var limiter = node(new RateLimit(100, 20), new Degraded.LocalShare(4));
    store.setAway(true);

    // when
    long begun = System.nanoTime();
    long admitted = 0;
    boolean first = limiter.tryAcquire();
    while (System.nanoTime() - begun < 400_000_000L) {
      admitted += limiter.acquire(1, Duration.ofMillis(50)) ? 1 : 0;
    }
    double seconds = (System.nanoTime() - begun) / 1e9;

    // then
    assertThat(first).isFalse();
    assertThat((double) admitted).isLessThanOrEqualTo(25 * seconds).isGreaterThan(2);
    assertThat(limiter.state().admittedLocally()).isEqualTo(admitted);
    assertThat(store.given()).isZero();
  }

  @Test
  void shouldPayBackWhatItAdmittedWithoutTheStore() throws Exception {
    // given a share of 50 a second, and a burst of 10
    var limiter = node(new RateLimit(100, 20), new Degraded.LocalShare(2));
    store.setAway(true);
    for (int i = 0; i < 5; i++) {
      limiter.acquire(1, SECOND);
    }
    long owed = limiter.state().admittedLocally();

    // when
    store.setAway(false);
    await(() -> limiter.tryAcquire() && limiter.state().degradedFor().isEmpty());
    await(() -> store.given() > 0 && limiter.tryAcquire());
    var state = limiter.state();

    // then what the store gave is more than what was used of it
    assertThat(
            store.given() - (state.admitted() - state.admittedLocally()) - state.permitsInLease())
        .isBetween(owed, 10L);
  }

  @Test
  void shouldHoldAStoreThatHangsForAwayAndUseItsLateAnswer() throws Exception {
    // given
    var limiter =
        new LeasedRateLimiter(
            "key",
            new RateLimit(1000, 20),
            store,
            IMPATIENT,
            new Degraded.Refuse(),
            NanoClock.system());
    store.setHanging(true);

    // when
    long begun = System.nanoTime();
    boolean tried = limiter.tryAcquire();
    long took = System.nanoTime() - begun;
    boolean away = limiter.state().degradedFor().isPresent();
    boolean again = limiter.tryAcquire();
    int takes = store.takes();
    store.setHanging(false);
    await(() -> limiter.state().degradedFor().isEmpty());

    // then
    assertThat(tried).isFalse();
    assertThat(again).isFalse();
    assertThat(away).isTrue();
    assertThat(Duration.ofNanos(took)).isBetween(IMPATIENT.storeTimeout(), Duration.ofSeconds(20));
    assertThat(takes).isEqualTo(1);
    assertThat(limiter.tryAcquire()).isTrue();
  }

  @Test
  void shouldLoseWhatIsHeldTooLong() throws Exception {
    // given a lease of several, of which one is used
    var terms =
        new LeaseTerms(10, Duration.ofMillis(150), Duration.ofMillis(100), Duration.ofMillis(100));
    var limiter =
        new LeasedRateLimiter("key", SLOW, store, terms, new Degraded.Refuse(), NanoClock.system());
    drain(limiter);
    assertThat(store.given()).isEqualTo(20);
    var fresh =
        new LeasedRateLimiter(
            "other", SLOW, store, terms, new Degraded.Refuse(), NanoClock.system());
    await(() -> fresh.tryAcquire() && fresh.state().permitsInLease() > 0);
    long held = fresh.state().permitsInLease();

    // when
    await(() -> fresh.state().permitsInLease() == 0);

    // then
    assertThat(fresh.state().expired()).isEqualTo(held);
  }

  @Test
  void shouldGiveBackWhatAnInterruptedCallerDidNotUse() throws Exception {
    // given
    var limiter = node(new RateLimit(5, 5), new Degraded.Refuse());
    drain(limiter);
    var waiting =
        Thread.ofVirtual()
            .start(() -> {
              try {
                limiter.acquire(1, Duration.ofMinutes(1));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    await(() -> limiter.state().waiting() == 1);

    // when
    waiting.interrupt();
    waiting.join();

    // then
    assertThat(limiter.state().waiting()).isZero();
    assertThat(limiter.acquire(1, Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void shouldReserveAndTakeBack() throws Exception {
    // given
    var limiter = node(new RateLimit(10, 5), new Degraded.Refuse());
    var now = limiter.reserve(5, SECOND).orElseThrow();
    var later = limiter.reserve(2, SECOND).orElseThrow();
    var never = limiter.reserve(5, Duration.ofMillis(100));

    // when
    boolean useful = later.cancel();
    boolean twice = later.cancel();
    boolean next = limiter.acquire(2, Duration.ofSeconds(10));

    // then
    assertThat(now.dueIn()).isZero();
    assertThat(later.dueIn()).isLessThanOrEqualTo(Duration.ofMillis(200));
    assertThat(never).isEmpty();
    assertThat(useful).isTrue();
    assertThat(twice).isFalse();
    assertThat(next).isTrue();
    assertThat(store.given() - limiter.state().permitsInLease()).isEqualTo(7);
  }

  @Test
  void shouldNotWaitBeyondTheScope() throws Exception {
    // given
    var bucket = TokenBucket.full(new RateLimit(1, 1));
    var limiter = node(new RateLimit(1, 1), new Degraded.Refuse());
    bucket.tryAcquire();
    limiter.tryAcquire();

    try (var root = Scope.root("test");
        var scope = root.child("call", Duration.ofMillis(50))) {
      // when
      boolean local = scope.call(() -> bucket.acquire(1, Duration.ofHours(1)));
      boolean shared = scope.call(() -> limiter.acquire(1, Duration.ofHours(1)));

      // then
      assertThat(local).isFalse();
      assertThat(shared).isFalse();
    }
  }

  @Test
  void shouldStopWaitingWhenTheScopeIsCancelled() throws Exception {
    // given
    var limiter = node(new RateLimit(0.1, 1), new Degraded.Refuse());
    limiter.tryAcquire();
    var waiting = new CountDownLatch(1);
    try (var scope = Scope.root("test");
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Boolean> wait =
          () ->
              scope.call(() -> {
                waiting.countDown();
                return limiter.acquire(1, Duration.ofHours(1));
              });
      var call = callers.submit(wait);
      waiting.await();

      // when
      scope.cancel("the test");

      // then
      assertThatThrownBy(call::get).hasCauseInstanceOf(CancelledException.class);
      assertThat(limiter.state().waiting()).isZero();
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - deadline).as("time left").isNegative();
      NanoClock.system().awaitUntil(System.nanoTime() + 2_000_000);
    }
  }
}
