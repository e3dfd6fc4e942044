package dev.skybridge.runtime.fanout;

/** What a failed branch means for the others. */
public sealed interface ErrorPolicy {
  /** The first that fails ends the others: all are needed. */
  record FailFast() implements ErrorPolicy {}

  /** The others go on: what there is will do. */
  record BestEffort() implements ErrorPolicy {}

  /**
   * As best effort, and each branch stands behind a breaker: a source that fails too often within a
   * time is not asked for a while.
   *
   * @param rule for branches that bring none of their own
   */
  record CircuitBreaking(BreakerRule rule) implements ErrorPolicy {}
}
