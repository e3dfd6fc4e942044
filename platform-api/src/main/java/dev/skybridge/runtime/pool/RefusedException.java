package dev.skybridge.runtime.pool;

/** A pool did not take a task. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** As many tasks wait as may; come again later. */
    FULL,
    /** The pool takes no more; do not come again. */
    CLOSED
  }

  private final Reason reason;

  RefusedException(String pool, Reason reason) {
    super(
        switch (reason) {
          case FULL -> "pool " + pool + " is full";
          case CLOSED -> "pool " + pool + " is closed";
        });
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
