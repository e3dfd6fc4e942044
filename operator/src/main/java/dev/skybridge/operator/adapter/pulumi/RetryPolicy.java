package dev.skybridge.operator.adapter.pulumi;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and how fast a call to a provider is tried again. Waiting is "full jitter": a random
 * time up to an exponentially growing bound, which spreads callers best (AWS Architecture Blog,
 * "Exponential Backoff And Jitter").
 *
 * @param attempts calls in all, at least 1
 * @param first bound of the first wait
 * @param longest bound of any wait
 * @param settle how long an object whose create was not answered may stay invisible to lookups; a
 *     create is not sent again before
 */
public record RetryPolicy(int attempts, Duration first, Duration longest, Duration settle) {
  /** Five calls within about 20 s; objects show up within 15 s. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(5, Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofSeconds(15));

  /** Checks that there is a first call. */
  public RetryPolicy {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts must be at least 1");
    }
  }

  /** How long to wait after the given attempt, the first being 1. */
  Duration waitAfter(int attempt, RandomGenerator random) {
    var bound = first.toMillis();
    for (int i = 1; i < attempt && bound < longest.toMillis(); i++) {
      bound *= 2;
    }
    bound = Math.min(bound, longest.toMillis());
    return Duration.ofMillis(bound / 4 + random.nextLong(bound - bound / 4 + 1));
  }
}
