package dev.skybridge.runtime.fanout;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How often and when a source is asked again. The wait before attempt n+1 is {@code min(longest,
 * first · 2ⁿ⁻¹)}, more or less by a random part of {@code jitter}; with a jitter of 1 it lies
 * anywhere between nothing and the double, which is "full jitter" (Brooker, "Exponential Backoff
 * And Jitter", AWS Architecture Blog, 2015) of twice the base. Every wait ends with the branch.
 *
 * @param attempts in all, the first included; gRPC allows five at most (proposal A6), and so does
 *     this
 * @param first wait after the first attempt
 * @param longest wait
 * @param jitter from 0 to 1
 * @param attemptTimeout for one attempt; where absent, an attempt may use up the branch's time
 * @param worthRetrying whether a failure may pass; an {@link Error} never does
 */
public record RetryRule(
    int attempts,
    Duration first,
    Duration longest,
    double jitter,
    Optional<Duration> attemptTimeout,
    Predicate<? super Exception> worthRetrying) {
  /** Most attempts, as in gRPC. */
  public static final int MOST_ATTEMPTS = 5;

  public RetryRule {
    if (attempts < 1 || attempts > MOST_ATTEMPTS) {
      throw new IllegalArgumentException(attempts + " attempts");
    }
    if (!first.isPositive() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("waits from " + first + " to " + longest);
    }
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("jitter of " + jitter);
    }
  }

  /** Whatever failed is tried again, with full jitter and waits of up to 32 times the first. */
  public static RetryRule of(int attempts, Duration first) {
    return new RetryRule(attempts, first, first.multipliedBy(32), 1, Optional.empty(), _ -> true);
  }

  /** The same with a timeout for each attempt. */
  public RetryRule eachWithin(Duration atMost) {
    return new RetryRule(attempts, first, longest, jitter, Optional.of(atMost), worthRetrying);
  }

  /** The same for some failures only. */
  public RetryRule where(Predicate<? super Exception> worth) {
    return new RetryRule(attempts, first, longest, jitter, attemptTimeout, worth);
  }
}
