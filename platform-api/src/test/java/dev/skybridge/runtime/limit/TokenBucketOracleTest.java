package dev.skybridge.runtime.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bucket4j counts in integers and is exact; where an interval is whole ticks, so are we. */
class TokenBucketOracleTest {
  private static final long SEED = Long.getLong("skybridge.seed", System.nanoTime());
  private static final int CALLS = 20_000;

  @ParameterizedTest
  @CsvSource({"1,1", "10,5", "20,100", "1000,1", "1000,250", "40000,64", "1000000,1000"})
  void shouldDecideAsBucket4jDoes(int perSecond, int burst) {
    System.out.println("seed " + SEED);
    // given
    var random = new Random(SEED ^ perSecond);
    var clock = new ManualClock(0);
    var own = TokenBucket.full(new RateLimit(perSecond, burst), clock);
    var oracle =
        Bucket.builder()
            .addLimit(band -> band.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
            .withCustomTimePrecision(meter(clock))
            .build();

    for (int call = 0; call < CALLS; call++) {
      // when
      clock.advanceNanos((long) (random.nextExponential() * 0.7e9 / perSecond * (burst + 1) / 2));
      long permits = 1L + random.nextInt(burst);
      boolean expected = oracle.tryConsume(permits);

      // then
      assertThat(own.tryAcquire(permits)).as("call %d of seed %d", call, SEED).isEqualTo(expected);
      assertThat(own.available()).isEqualTo(oracle.getAvailableTokens());
    }
  }

  private static TimeMeter meter(NanoClock clock) {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        return clock.nanos();
      }

      @Override
      public boolean isWallClockBased() {
        return false;
      }
    };
  }
}
