package dev.skybridge.runtime.fanout;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps retries from making an outage worse. It is gRPC's retry throttling (proposal A6,
 * "Throttling Retry Attempts and Hedged RPCs"): there are {@code most} tokens at first and at most;
 * each failure that is worth a retry takes one, each success gives {@code ratio} back, and nothing
 * is tried again while half or less is left. In the long run at most {@code ratio} retries are made
 * per success.
 *
 * <p>Thread-safe, without locks. One budget may be shared by several fan-outs that ask the same
 * source.
 */
public final class RetryBudget {
  /** gRPC's own example: ten tokens and a tenth. */
  public static final int DEFAULT_TOKENS = 10;

  private static final long TOKEN = 1000;

  private final long most;
  private final long back;
  private final AtomicLong tokens;

  private RetryBudget(long most, long back) {
    this.most = most;
    this.back = back;
    this.tokens = new AtomicLong(most);
  }

  /**
   * A full budget.
   *
   * @param most tokens, from 1 to 1000
   * @param ratio from 0.001 to 1; steps smaller than a thousandth are lost
   */
  public static RetryBudget of(int most, double ratio) {
    if (most < 1 || most > 1000) {
      throw new IllegalArgumentException(most + " tokens");
    }
    if (!(ratio >= 0.001 && ratio <= 1)) {
      throw new IllegalArgumentException("a ratio of " + ratio);
    }
    return new RetryBudget(most * TOKEN, (long) (ratio * TOKEN));
  }

  /** Ten tokens, and a retry for ten successes. */
  public static RetryBudget standard() {
    return of(DEFAULT_TOKENS, 0.1);
  }

  /** Notes a success. */
  void succeeded() {
    tokens.updateAndGet(now -> Math.min(most, now + back));
  }

  /** Notes a failure that is worth a retry; tells whether there may be one. */
  boolean failed() {
    return tokens.updateAndGet(now -> Math.max(0, now - TOKEN)) > most / 2;
  }

  /** Tokens that are left, for diagnostics. */
  public double tokens() {
    return tokens.get() / (double) TOKEN;
  }
}
