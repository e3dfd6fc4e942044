package dev.skybridge.runtime.limit;

/**
 * What a node holds: a lease in use and at most one that comes after it. Only {@link #take} and
 * {@link #held} are for any thread; the rest is guarded by the limiter's lock.
 */
final class Leases {
  private volatile Lease current = Lease.NONE;
  private volatile Lease next = Lease.NONE;
  private long expired;

  boolean take(long permits, long now) {
    return current.take(permits, now);
  }

  long held() {
    return current.left() + next.left();
  }

  long expired() {
    return expired;
  }

  /** Whether a further lease can be added. */
  boolean hasRoom() {
    return next == Lease.NONE;
  }

  /** Adds a lease; without room for it its permits are lost. */
  void add(Lease lease) {
    if (!hasRoom()) {
      expired += lease.drain();
    } else if (current.left() == 0) {
      current = lease;
    } else {
      next = lease;
    }
  }

  /**
   * Drops what is stale, and joins what has come to what is there. Joined permits are dropped when
   * the older ones would have been.
   */
  void roll(long now) {
    if (current != Lease.NONE && current.isExpired(now)) {
      expired += current.drain();
    }
    if (next == Lease.NONE || (current.left() > 0 && !next.isUsable(now))) {
      return;
    }
    Lease after = next;
    long kept = current.drain();
    if (kept > 0) {
      long stale =
          current.expiresAt() - after.expiresAt() < 0 ? current.expiresAt() : after.expiresAt();
      after = new Lease(kept + after.drain(), after.usableAt(), stale);
    }
    current = after;
    next = Lease.NONE;
  }

  /** When permits come that are only promised yet. */
  long comesAt(long now) {
    return now - current.usableAt() < 0 ? current.usableAt() : next.usableAt();
  }

  /** Whether permits are promised that have not come. */
  boolean isExpecting(long now) {
    return (current.left() > 0 && now - current.usableAt() < 0) || next.left() > 0;
  }
}
