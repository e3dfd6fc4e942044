package dev.skybridge.runtime.pool;

import org.jspecify.annotations.Nullable;

/** What became of a pool's tasks; guarded by the pool. */
final class Counts {
  long submitted;
  long refused;
  long callerRan;
  private long returned;
  private long threw;
  private long cancelled;
  private long dropped;

  <T extends @Nullable Object> void ended(Outcome<T> outcome) {
    switch (outcome) {
      case Outcome.Returned<T> _ -> returned++;
      case Outcome.Threw<T> _ -> threw++;
      case Outcome.Cancelled<T> _ -> cancelled++;
      case Outcome.Dropped<T> _ -> dropped++;
    }
  }

  long finished() {
    return returned + threw;
  }

  PoolSnapshot.Counts snapshot() {
    return new PoolSnapshot.Counts(
        submitted, returned, threw, cancelled, dropped, refused, callerRan);
  }
}
