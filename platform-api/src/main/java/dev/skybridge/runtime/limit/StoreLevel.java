package dev.skybridge.runtime.limit;

import java.time.Duration;

/**
 * What is known of the store since it last answered: permits come at the limit's rate and no
 * sooner, so for a while it is certain that it has none. Guarded by the limiter's lock.
 */
final class StoreLevel {
  private final double interval;
  private boolean known;
  private long oneAt;

  StoreLevel(RateLimit limit) {
    interval = 1e9 / limit.permitsPerSecond();
  }

  /** After a round trip begun at {@code sent}, whose answer is at least as old as that. */
  void learn(long sent, Duration moreIn) {
    known = !moreIn.isZero();
    oneAt = sent + moreIn.toNanos();
  }

  void forget() {
    known = false;
  }

  /** Whether it is certain that fewer than {@code permits} are there at {@code time}. */
  boolean lacks(long permits, long time) {
    return known && comesAt(permits) - time > 0;
  }

  /** When {@code permits} are there, if nobody else takes any. */
  long comesAt(long permits) {
    return oneAt + (long) ((permits - 1) * interval);
  }
}
