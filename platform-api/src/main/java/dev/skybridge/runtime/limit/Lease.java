package dev.skybridge.runtime.limit;

import java.util.concurrent.atomic.AtomicLong;

/** Permits borrowed from the store, usable for a while. Taken by many threads without a lock. */
final class Lease {
  /** A lease of nothing. */
  static final Lease NONE = new Lease(0, 0, 0);

  private final AtomicLong left;
  private final long usableAt;
  private final long expiresAt;

  Lease(long permits, long usableAt, long expiresAt) {
    left = new AtomicLong(permits);
    this.usableAt = usableAt;
    this.expiresAt = expiresAt;
  }

  boolean take(long permits, long now) {
    if (!isUsable(now)) {
      return false;
    }
    for (long seen = left.get(); seen >= permits; seen = left.get()) {
      if (left.compareAndSet(seen, seen - permits)) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }

  boolean isUsable(long now) {
    return now - usableAt >= 0 && now - expiresAt < 0;
  }

  boolean isExpired(long now) {
    return now - expiresAt >= 0;
  }

  /** Takes all that is left. */
  long drain() {
    return left.getAndSet(0);
  }

  long left() {
    return left.get();
  }

  long usableAt() {
    return usableAt;
  }

  long expiresAt() {
    return expiresAt;
  }
}
