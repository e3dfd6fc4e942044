package dev.skybridge.operator.stack;

import dev.skybridge.crd.PlanStatus;
import dev.skybridge.model.StackOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the engine stands with a stack, as this process knows it. After a restart nothing is known,
 * and the next operation finds out.
 */
public sealed interface StackOperation {

  /** No operation since the process started. */
  record None() implements StackOperation {}

  /**
   * One is running.
   *
   * @param kind of operation
   * @param graphHash of the graph it works towards
   * @param startedAt when it was handed to the engine
   * @param plan that an up keeps to, as it was let pass; null for what has none
   */
  record Running(Kind kind, String graphHash, Instant startedAt, @Nullable PlanStatus plan)
      implements StackOperation {
    /** One without a plan. */
    Running(Kind kind, String graphHash, Instant startedAt) {
      this(kind, graphHash, startedAt, null);
    }
  }

  /**
   * The last one has ended.
   *
   * @param kind of operation
   * @param graphHash of the graph it worked towards
   * @param startedAt when it was handed to the engine
   * @param finishedAt when it ended
   * @param attempts failed operations of this kind in a row, 0 after a success
   * @param outcome how it ended
   * @param plan that an up kept to, as it was let pass; null for what had none
   */
  record Finished(
      Kind kind,
      String graphHash,
      Instant startedAt,
      Instant finishedAt,
      int attempts,
      StackOutcome outcome,
      @Nullable PlanStatus plan)
      implements StackOperation {
    /** One without a plan. */
    Finished(
        Kind kind,
        String graphHash,
        Instant startedAt,
        Instant finishedAt,
        int attempts,
        StackOutcome outcome) {
      this(kind, graphHash, startedAt, finishedAt, attempts, outcome, null);
    }
  }

  /** What the engine is asked for. */
  enum Kind {
    /** Find out what an up would do. */
    PLAN,
    /** Bring the stack to its graph. */
    UP,
    /** Compare the cloud with the stack's state. */
    INSPECT,
    /** Take what the cloud says into the stack's state. */
    REFRESH,
    /** Delete everything in it. */
    DESTROY;

    /** Whether it leaves cloud and state as they are. */
    public boolean onlyLooks() {
      return this == PLAN || this == INSPECT;
    }
  }
}
