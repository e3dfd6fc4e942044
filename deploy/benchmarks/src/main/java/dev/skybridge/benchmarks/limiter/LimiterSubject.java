package dev.skybridge.benchmarks.limiter;

import com.google.common.util.concurrent.RateLimiter;
import dev.skybridge.runtime.limit.KeyedRateLimiters;
import dev.skybridge.runtime.limit.NanoClock;
import dev.skybridge.runtime.limit.RateLimit;
import dev.skybridge.runtime.limit.TokenBucket;
import io.github.bucket4j.Bucket;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;

/** The limiters under test that run in this JVM, by the names of the command line. */
public enum LimiterSubject {
  none("no limiter"),
  own("Skybridge TokenBucket"),
  keyed("Skybridge KeyedRateLimiters"),
  mutex("mutex (ReentrantLock)"),
  bucket4j("Bucket4j"),
  guava("Guava RateLimiter"),
  resilience4j("Resilience4j");

  /** Far above what any loop here asks for, and above two cores' best: 200 million a second. */
  private static final long AMPLE = 200_000_000;

  /** One permit, and the next one in so many seconds: refuses for as long as a run lasts. */
  private static final long SCARCE_SECONDS = 1_000;

  private static final int KEYS = 1_000;
  private static final String KEY = "key";

  private final String title;

  LimiterSubject(String title) {
    this.title = title;
  }

  /** For a table. */
  public String title() {
    return title;
  }

  /** One that always admits: rate and burst are ample. */
  public Limiter admitting() {
    return switch (this) {
      case none -> () -> true;
      case own -> TokenBucket.full(new RateLimit(AMPLE, AMPLE))::tryAcquire;
      case keyed -> keyed(new RateLimit(AMPLE, AMPLE));
      case mutex -> new MutexBucket(AMPLE, AMPLE);
      case bucket4j -> bucket4j(AMPLE, Duration.ofSeconds(1));
      case guava -> RateLimiter.create(AMPLE)::tryAcquire;
      // Its permits come by the cycle; a short one keeps the steps small.
      case resilience4j -> resilience4j((int) (AMPLE / 1_000), Duration.ofMillis(1));
    };
  }

  /** One that has given its only permit away, and refuses; "none" admits all the same. */
  public Limiter refusing() {
    var interval = Duration.ofSeconds(SCARCE_SECONDS);
    Limiter limiter =
        switch (this) {
          case none -> () -> true;
          case own -> TokenBucket.full(new RateLimit(1.0 / SCARCE_SECONDS, 1))::tryAcquire;
          case keyed -> keyed(new RateLimit(1.0 / SCARCE_SECONDS, 1));
          case mutex -> new MutexBucket(1.0 / SCARCE_SECONDS, 1);
          case bucket4j -> bucket4j(1, interval);
          case guava -> RateLimiter.create(1.0 / SCARCE_SECONDS)::tryAcquire;
          case resilience4j -> resilience4j(1, interval);
        };
    if (!limiter.tryAcquire()) {
      throw new IllegalStateException(title + " refuses its first permit");
    }
    return limiter;
  }

  /** A thousand keys, of which one is asked for: it is looked up each time. */
  private static Limiter keyed(RateLimit limit) {
    var limiters = new KeyedRateLimiters<String>(_ -> limit, 2 * KEYS, NanoClock.system());
    for (int key = 0; key < KEYS; key++) {
      limiters.tryAcquire("key-" + key, 1);
    }
    return () -> limiters.tryAcquire(KEY, 1);
  }

  private static Limiter bucket4j(long permits, Duration interval) {
    var bucket =
        Bucket.builder()
            .addLimit(limit -> limit.capacity(permits).refillGreedy(permits, interval))
            .withNanosecondPrecision()
            .build();
    return () -> bucket.tryConsume(1);
  }

  private static Limiter resilience4j(int permits, Duration cycle) {
    var config =
        RateLimiterConfig.custom()
            .limitForPeriod(permits)
            .limitRefreshPeriod(cycle)
            .timeoutDuration(Duration.ZERO)
            .build();
    return io.github.resilience4j.ratelimiter.RateLimiter.of("benchmark", config)
        ::acquirePermission;
  }
}
