package dev.skybridge.runtime.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.runtime.limit.TokenStore.Ask;
import dev.skybridge.runtime.limit.TokenStore.Grant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do; subclasses bring a real one whose buckets start full. */
abstract class TokenStoreContract {
  private static final Ask ONE = new Ask(1, 1, Duration.ZERO);
  private static final RateLimit SLOW = new RateLimit(0.5, 100);
  private String key = "";

  @BeforeEach
  void chooseKey() {
    key = UUID.randomUUID().toString();
  }

  abstract TokenStore store();

  /** Makes the bucket full. */
  abstract void fill(String key, RateLimit limit);

  @Test
  void shouldGiveTheBurstThenSayWhenMoreIsThere() throws Exception {
    // given
    fill(key, SLOW);
    var all = store().take(key, SLOW, new Ask(1, 1000, Duration.ZERO));

    // when
    var none = store().take(key, SLOW, ONE);

    // then
    assertThat(all.permits()).isEqualTo(100);
    assertThat(all.dueIn()).isZero();
    assertThat(all.moreIn()).isBetween(Duration.ofMillis(1990), Duration.ofSeconds(2));
    assertThat(none.permits()).isZero();
    assertThat(none.moreIn()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(2));
  }

  @Test
  void shouldKeepKeysApart() throws Exception {
    // given
    fill(key, SLOW);
    fill(key + "'", SLOW);
    store().take(key, SLOW, new Ask(100, 100, Duration.ZERO));

    // when
    var other = store().take(key + "'", SLOW, new Ask(100, 100, Duration.ZERO));

    // then
    assertThat(other.permits()).isEqualTo(100);
    assertThat(other.moreIn()).isPositive();
  }

  @Test
  void shouldTakeNothingWhereFewerThanTheFewestAreThere() throws Exception {
    // given
    fill(key, SLOW);
    store().take(key, SLOW, new Ask(60, 60, Duration.ZERO));

    // when
    var tooMany = store().take(key, SLOW, new Ask(42, 100, Duration.ZERO));
    var rest = store().take(key, SLOW, new Ask(40, 100, Duration.ZERO));

    // then
    assertThat(tooMany.permits()).isZero();
    assertThat(tooMany.moreIn()).isZero();
    assertThat(rest.permits()).isEqualTo(40);
  }

  @Test
  void shouldPromiseWhatComesWithinTheHorizonInTheOrderOfAsking() throws Exception {
    // given
    var limit = new RateLimit(10, 20);
    fill(key, limit);
    store().take(key, limit, new Ask(20, 20, Duration.ZERO));

    // when
    var first = store().take(key, limit, new Ask(5, 5, Duration.ofSeconds(2)));
    var second = store().take(key, limit, new Ask(1, 20, Duration.ofSeconds(2)));
    var none = store().take(key, limit, new Ask(10, 20, Duration.ofSeconds(2)));
    var now = store().take(key, limit, ONE);

    // then
    assertThat(first.permits()).isEqualTo(5);
    assertThat(first.dueIn()).isBetween(Duration.ofMillis(1), Duration.ofMillis(500));
    assertThat(first.moreIn().minus(first.dueIn()))
        .isBetween(Duration.ofNanos(99_999_998), Duration.ofNanos(100_000_002));
    assertThat(second.permits()).isBetween(15L, 18L);
    assertThat(second.dueIn()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(none.permits()).isZero();
    assertThat(now.permits()).isZero();
  }

  @Test
  void shouldRefillAtTheRate() throws Exception {
    // given
    var limit = new RateLimit(5000, 1000);
    fill(key, limit);
    long begun = System.nanoTime();
    long taken = store().take(key, limit, new Ask(1000, 1000, Duration.ZERO)).permits();
    long emptied = System.nanoTime();

    // when
    while (System.nanoTime() - emptied < 300_000_000L) {
      taken += store().take(key, limit, new Ask(1, 1000, Duration.ZERO)).permits();
    }

    // then
    double seconds = (System.nanoTime() - begun) / 1e9;
    assertThat((double) taken)
        .isLessThanOrEqualTo(1000 + 5000 * seconds)
        .isGreaterThan(1000 + 5000 * 0.3 * 0.95);
  }

  @Test
  void shouldGiveEachPermitOnceWhenManyAskAtOnce() throws Exception {
    // given
    var limit = new RateLimit(0.001, 200);
    fill(key, limit);
    Callable<Long> greedy =
        () -> {
          long mine = 0;
          Grant got;
          do {
            got = store().take(key, limit, new Ask(1, 3, Duration.ZERO));
            mine += got.permits();
          } while (got.permits() > 0);
          return mine;
        };

    // when
    long taken = 0;
    try (var pool = Executors.newFixedThreadPool(6)) {
      var futures = new ArrayList<java.util.concurrent.Future<Long>>();
      for (int i = 0; i < 6; i++) {
        futures.add(pool.submit(greedy));
      }
      for (var future : futures) {
        taken += future.get();
      }
    }

    // then
    assertThat(taken).isEqualTo(200);
  }
}
