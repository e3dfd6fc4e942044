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
   * @param purpose what the status must know of it
   */
  record Running(Kind kind, String graphHash, Instant startedAt, Purpose purpose)
      implements StackOperation {}

  /**
   * The last one has ended.
   *
   * @param kind of operation
   * @param graphHash of the graph it worked towards
   * @param startedAt when it was handed to the engine
   * @param finishedAt when it ended
   * @param attempts failed operations of this kind in a row, 0 after a success
   * @param outcome how it ended
   * @param purpose what the status must know of it
   */
  record Finished(
      Kind kind,
      String graphHash,
      Instant startedAt,
      Instant finishedAt,
      int attempts,
      StackOutcome outcome,
      Purpose purpose)
      implements StackOperation {}

  /**
   * What the status must know of an operation and can't learn anew when it ends: by then the spec,
   * the annotations and the status that is read may be others.
   */
  sealed interface Purpose {
    /**
     * To apply a plan.
     *
     * @param plan as it was let pass
     */
    record Apply(PlanStatus plan) implements Purpose {}

    /**
     * To compare the cloud with the state.
     *
     * @param requestedAt value of the annotation when it began; null without it
     */
    record Compare(@Nullable String requestedAt) implements Purpose {}

    /** Nothing but what the operation says of itself. */
    record Plain() implements Purpose {}
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
