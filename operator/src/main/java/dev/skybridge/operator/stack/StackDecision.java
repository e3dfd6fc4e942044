package dev.skybridge.operator.stack;

import dev.skybridge.model.Problem;
import dev.skybridge.model.ResourceGraph;
import java.time.Duration;

/** What to do about a stack now. */
public sealed interface StackDecision {

  /**
   * Bring it to its graph.
   *
   * @param graph wanted
   * @param graphHash of it
   */
  record Up(ResourceGraph graph, String graphHash) implements StackDecision {}

  /** Delete everything in it. */
  record Destroy() implements StackDecision {}

  /**
   * Stop the operation that is running: the object is being deleted, or its graph has changed and
   * the deletion can't wait.
   */
  record Cancel() implements StackDecision {}

  /** An operation is running: wait for its end. */
  record Watch() implements StackDecision {}

  /** All is as asked. */
  record Rest() implements StackDecision {}

  /**
   * Try again later by itself.
   *
   * @param problem that keeps it
   * @param retryAfter when
   */
  record Hold(Problem problem, Duration retryAfter) implements StackDecision {}

  /**
   * A person must help; it is still looked at now and then.
   *
   * @param problem that keeps it
   * @param retryAfter when it is looked at again by itself
   */
  record Stall(Problem problem, Duration retryAfter) implements StackDecision {}

  /**
   * The finalizer may go.
   *
   * @param why for the log and the event
   */
  record Release(String why) implements StackDecision {}
}
