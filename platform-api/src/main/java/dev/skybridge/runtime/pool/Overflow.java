package dev.skybridge.runtime.pool;

import java.time.Duration;

/** What a full queue does with one more task. */
public sealed interface Overflow {
  /** The submission fails with {@link RefusedException}. */
  record Reject() implements Overflow {}

  /**
   * The caller waits for room.
   *
   * @param atMost how long, and never longer than its scope lasts; then as {@link Reject}
   */
  record Block(Duration atMost) implements Overflow {
    public Block {
      if (atMost.isNegative()) {
        throw new IllegalArgumentException("can't wait for " + atMost);
      }
    }
  }

  /** The caller does the work itself, which keeps it from bringing more. */
  record CallerRuns() implements Overflow {}

  /** The task that has waited longest among the least urgent makes room; its handle is told. */
  record DropOldest() implements Overflow {}
}
