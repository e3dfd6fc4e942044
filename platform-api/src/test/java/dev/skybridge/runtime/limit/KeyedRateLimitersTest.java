package dev.skybridge.runtime.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyedRateLimitersTest {
  private final ManualClock clock = new ManualClock(0);
  private final KeyedRateLimiters<String> limiters =
      new KeyedRateLimiters<>(key -> new RateLimit(10, key.startsWith("wide") ? 5 : 2), 100, clock);

  @Test
  void shouldLimitEachKeyByItself() {
    // given
    var wide = limiters.of("wide");

    // when
    boolean five = wide.tryAcquire(5);
    boolean other = limiters.tryAcquire("a", 2);

    // then
    assertThat(five).isTrue();
    assertThat(wide.tryAcquire()).isFalse();
    assertThat(wide.limit().burst()).isEqualTo(5);
    assertThat(other).isTrue();
    assertThat(limiters.tryAcquire("a", 1)).isFalse();
  }

  @Test
  void shouldRefuseAFurtherKeyOnlyWhileAllBucketsAreInUse() {
    // given
    IntStream.range(0, 100).forEach(i -> limiters.tryAcquire("key" + i, 1));

    // when
    boolean withoutRoom = limiters.tryAcquire("one more", 1);
    clock.advance(Duration.ofMillis(100));
    boolean withRoom = limiters.tryAcquire("one more", 1);

    // then
    assertThat(withoutRoom).isFalse();
    assertThat(withRoom).isTrue();
    assertThat(limiters.size()).isLessThanOrEqualTo(100);
  }

  @Test
  void shouldStayBoundedAndKeepWhatIsInUse() {
    // given a key that is always in use
    int admitted = 0;

    // when others come and go
    for (int i = 0; i < 10_000; i++) {
      clock.advance(Duration.ofMillis(1));
      limiters.tryAcquire("once " + i, 1);
      admitted += limiters.tryAcquire("busy", 1) ? 1 : 0;
    }

    // then
    assertThat(limiters.size()).isLessThanOrEqualTo(100);
    assertThat(admitted).isBetween(100, 102);
  }

  @Test
  void shouldFindTheBucketAnewWhenItWasDropped() throws Exception {
    // given
    var kept = limiters.of("kept");
    kept.tryAcquire(2);
    clock.advance(Duration.ofSeconds(1));
    IntStream.range(0, 200).forEach(i -> limiters.tryAcquire("key" + i, 1));
    clock.advance(Duration.ofSeconds(1));

    // when
    boolean two = kept.tryAcquire(2);
    boolean reserved = kept.reserve(1, Duration.ofMillis(100)).isPresent();
    boolean waited = kept.acquire(1, Duration.ofMillis(200));

    // then
    assertThat(two).isTrue();
    assertThat(reserved).isTrue();
    assertThat(waited).isTrue();
  }

  @Test
  void shouldNotMintPermitsWhenBucketsAreDroppedWhileTheyAreTaken() throws Exception {
    // given a full bucket for each key, and room for few
    var few = new KeyedRateLimiters<Integer>(key -> new RateLimit(0.001, 2), 4, clock);
    var admitted = new AtomicInteger();

    // when four threads take all that a key has while it may be dropped
    try (var pool = Executors.newFixedThreadPool(4)) {
      for (int thread = 0; thread < 4; thread++) {
        pool.execute(() -> {
          for (int i = 0; i < 20_000; i++) {
            admitted.addAndGet(few.tryAcquire(i % 4, 1) ? 1 : 0);
          }
        });
      }
    }

    // then
    assertThat(admitted.get()).isEqualTo(8);
  }
}
