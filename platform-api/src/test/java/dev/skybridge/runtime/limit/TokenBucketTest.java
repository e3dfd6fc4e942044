package dev.skybridge.runtime.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketTest {
  private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);
  private final ManualClock clock = new ManualClock(0);

  private TokenBucket bucket(double perSecond, long burst) {
    return TokenBucket.full(new RateLimit(perSecond, burst), clock);
  }

  private static int drain(RateLimiter limiter) {
    int admitted = 0;
    while (limiter.tryAcquire()) {
      admitted++;
    }
    return admitted;
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        Long.MAX_VALUE - 1_000_000,
        Long.MIN_VALUE,
        -1,
        (Long.MAX_VALUE >> 4) - 500_000_000,
        (Long.MAX_VALUE >> 3) - 500_000_000
      })
  void shouldAdmitTheBurstThenTheRateWhereverTheClockStarts(long origin) {
    // given
    var at = new ManualClock(origin);
    var bucket = TokenBucket.full(new RateLimit(10, 5), at);

    // when
    int burst = drain(bucket);
    at.advance(Duration.ofMillis(99));
    int early = drain(bucket);
    at.advance(Duration.ofMillis(1));
    int onTime = drain(bucket);
    at.advance(Duration.ofSeconds(1));
    int full = drain(bucket);

    // then
    assertThat(burst).isEqualTo(5);
    assertThat(early).isZero();
    assertThat(onTime).isEqualTo(1);
    assertThat(full).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 17, 19, 30, 35})
  void shouldBeFullAfterYearsWithoutUse(int years) {
    // given
    var bucket = bucket(10, 5);
    drain(bucket);

    // when
    clock.advance(Duration.ofDays(365L * years));

    // then
    assertThat(drain(bucket)).isEqualTo(5);
    assertThat(drain(bucket)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0.0001,1", "1,1", "3,7", "333333.3,100", "3000000,50", "1000000000,1000"})
  void shouldKeepTheRateToAMillionthOfAPermitAndNeverExceedIt(double perSecond, long burst) {
    // given
    var bucket = bucket(perSecond, burst);
    drain(bucket);
    long step = (long) Math.ceil(burst * 1e9 / perSecond / 2);
    long admitted = 0;

    // when
    for (int i = 0; i < 1000; i++) {
      clock.advanceNanos(step);
      admitted += drain(bucket);
    }

    // then
    double refilled = step * 1000 * perSecond / 1e9;
    assertThat((double) admitted)
        .isLessThanOrEqualTo(refilled)
        .isGreaterThan(refilled * (1 - perSecond / 1.6e10) - 1.001);
  }

  @Test
  void shouldTakeNothingWhenItRefuses() {
    // given
    var bucket = bucket(10, 5);

    // when
    boolean four = bucket.tryAcquire(4);
    boolean two = bucket.tryAcquire(2);
    boolean one = bucket.tryAcquire(1);

    // then
    assertThat(four).isTrue();
    assertThat(two).isFalse();
    assertThat(one).isTrue();
    assertThat(bucket.available()).isZero();
  }

  @Test
  void shouldWaitForPermitsThatComeInTimeAndRefuseOthersAtOnce() throws Exception {
    // given
    var bucket = bucket(10, 2);
    drain(bucket);

    // when
    boolean tooLong = bucket.acquire(2, Duration.ofMillis(199));
    long afterRefusal = clock.nanos();
    boolean inTime = bucket.acquire(2, Duration.ofMillis(200));

    // then
    assertThat(tooLong).isFalse();
    assertThat(afterRefusal).isZero();
    assertThat(inTime).isTrue();
    assertThat(clock.nanos()).isEqualTo(200_000_000L);
  }

  @Test
  void shouldRefuseTriesWhileItIsInDebt() {
    // given
    var bucket = bucket(10, 2);

    // when
    var reserved = bucket.reserve(2, FOR_EVER).orElseThrow();
    var later = bucket.reserve(2, FOR_EVER).orElseThrow();

    // then
    assertThat(reserved.dueIn()).isZero();
    assertThat(later.dueIn()).isEqualTo(Duration.ofMillis(200));
    assertThat(bucket.available()).isEqualTo(-2);
    clock.advance(Duration.ofMillis(299));
    assertThat(bucket.tryAcquire()).isFalse();
    clock.advance(Duration.ofMillis(1));
    assertThat(bucket.tryAcquire()).isTrue();
  }

  @Test
  void shouldForgetALineThatIsCancelledInAnyOrder() {
    // given
    var bucket = bucket(10, 1);
    bucket.tryAcquire();
    var first = bucket.reserve(1, FOR_EVER).orElseThrow();
    var second = bucket.reserve(1, FOR_EVER).orElseThrow();
    var third = bucket.reserve(1, FOR_EVER).orElseThrow();

    // when
    boolean useful = second.cancel() && first.cancel() && third.cancel();
    boolean again = third.cancel();

    // then
    assertThat(useful).isTrue();
    assertThat(again).isFalse();
    assertThat(bucket.available()).isZero();
    assertThat(bucket.reserve(1, FOR_EVER).map(Reservation::dueIn))
        .contains(Duration.ofMillis(100));
  }

  @Test
  void shouldGiveACancelledPlaceInTheMiddleToTheNext() {
    // given
    var bucket = bucket(10, 1);
    bucket.tryAcquire();
    var first = bucket.reserve(1, FOR_EVER).orElseThrow();
    var _ = bucket.reserve(1, FOR_EVER).orElseThrow();

    // when
    boolean useful = first.cancel();

    // then
    assertThat(useful).isTrue();
    assertThat(bucket.reserve(1, FOR_EVER).map(Reservation::dueIn))
        .contains(Duration.ofMillis(100));
    assertThat(bucket.reserve(1, FOR_EVER).map(Reservation::dueIn))
        .contains(Duration.ofMillis(300));
  }

  @Test
  void shouldNotReuseAPlaceThatIsPast() {
    // given
    var bucket = bucket(10, 1);
    bucket.tryAcquire();
    var first = bucket.reserve(1, FOR_EVER).orElseThrow();
    var _ = bucket.reserve(1, FOR_EVER).orElseThrow();

    // when
    clock.advance(Duration.ofMillis(190));
    boolean useful = first.cancel();

    // then
    assertThat(useful).isFalse();
    assertThat(bucket.tryAcquire()).isFalse();
    assertThat(bucket.reserve(1, Duration.ofMillis(109))).isEmpty();
    assertThat(bucket.reserve(1, Duration.ofMillis(110))).isPresent();
  }

  @Test
  void shouldGiveThePlaceBackWhenTheWaiterIsInterrupted() {
    // given
    var bucket = bucket(10, 1);
    bucket.tryAcquire();

    // when
    Thread.currentThread().interrupt();

    // then
    assertThatThrownBy(() -> bucket.acquire(1, FOR_EVER)).isInstanceOf(InterruptedException.class);
    assertThat(bucket.reserve(1, FOR_EVER).map(Reservation::dueIn))
        .isEqualTo(Optional.of(Duration.ofMillis(100)));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 6, Long.MIN_VALUE, Long.MAX_VALUE})
  void shouldRejectANumberThatCanNeverBeAdmitted(long permits) {
    // given
    var bucket = bucket(10, 5);

    // when and then
    assertThatThrownBy(() -> bucket.tryAcquire(permits))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("burst of 5");
    assertThatThrownBy(() -> bucket.reserve(permits, FOR_EVER))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"0,1", "-1,1", "NaN,1", "Infinity,1", "1.1e9,1", "1,0", "1,-1", "0.00001,1000"})
  void shouldRejectALimitOutOfBounds(double perSecond, long burst) {
    assertThatThrownBy(() -> new RateLimit(perSecond, burst))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldStartEmptyWhereAsked() {
    // given
    var bucket = TokenBucket.empty(RateLimit.of(600, Duration.ofMinutes(1), 5), clock);

    // when
    boolean atOnce = bucket.tryAcquire();
    clock.advance(Duration.ofMillis(100));

    // then
    assertThat(atOnce).isFalse();
    assertThat(bucket.tryAcquire()).isTrue();
    assertThat(bucket.limit().timeToFill()).isEqualTo(Duration.ofMillis(500));
  }
}
