package dev.skybridge.runtime.limit;

/**
 * What is known of the store since it last answered: permits come at the limit's rate and no
 * sooner, so there is a time before which it is certain that it lacks some. Guarded by the
 * limiter's lock.
 */
final class StoreLevel {
  private final double interval;
  private boolean known;
  private long oneAt;

  StoreLevel(RateLimit limit) {
    interval = 1e9 / limit.permitsPerSecond();
  }

  /** After a round trip begun at {@code sent} that left {@code level} in the store. */
  void learn(long sent, double level) {
    known = true;
    oneAt = sent + (long) ((1 - level) * interval);
  }

  /** The store may be another one when it is back. */
  void forget() {
    known = false;
  }

  /** Whether it is certain that fewer than {@code permits} are there at {@code time}. */
  boolean lacks(long permits, long time) {
    return known && comesAt(permits) - time > 0;
  }

  /** When {@code permits} are there, if nobody takes any; means nothing before the first answer. */
  long comesAt(long permits) {
    return oneAt + (long) ((permits - 1) * interval);
  }
}
