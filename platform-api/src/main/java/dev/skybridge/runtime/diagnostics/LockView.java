package dev.skybridge.runtime.diagnostics;

import java.util.Optional;

/**
 * What a thread waits on.
 *
 * @param object class and identity of it, such as {@code java.lang.Object@647e447}
 * @param kind how
 * @param holder who holds it; empty where nobody does, or it can't be told: conditions, queues and
 *     semaphores have no holder
 */
public record LockView(String object, Kind kind, Optional<ThreadView> holder) {
  /** How a thread waits. */
  public enum Kind {
    /** To enter a monitor. */
    MONITOR,
    /** In {@link Object#wait()}. */
    NOTIFICATION,
    /** Parked for a lock, a condition, a queue or another synchronizer. */
    SYNCHRONIZER
  }
}
