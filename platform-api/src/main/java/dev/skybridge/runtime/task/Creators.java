package dev.skybridge.runtime.task;

/** Whether a task keeps the stack of who made it; the origin's line is always known. */
public enum Creators {
  /** Costs about a microsecond and half a kilobyte a task; see the benchmark of the pool. */
  KEPT,
  /** For what starts more than some ten thousand tasks a second. */
  NOT_KEPT
}
