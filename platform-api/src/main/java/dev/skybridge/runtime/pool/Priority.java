package dev.skybridge.runtime.pool;

/**
 * How urgent a task is. Urgent work goes first but does not starve the rest: of 21 tasks taken
 * while all three kinds wait, 16, 4 and 1 are theirs.
 */
public enum Priority {
  /** A person waits for it, or something is broken until it is done. */
  HIGH(16),
  /** What the platform does all day. */
  NORMAL(4),
  /** What can wait: housekeeping, refreshes. */
  LOW(1);

  private final int share;

  Priority(int share) {
    this.share = share;
  }

  int share() {
    return share;
  }
}
