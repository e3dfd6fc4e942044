package dev.skybridge.operator.stack;

import dev.skybridge.crd.PlanStatus;
import dev.skybridge.model.Problem;
import dev.skybridge.model.ResourceGraph;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to do about a stack now. */
public sealed interface StackDecision {

  /**
   * Find out what an up, or a destroy, would do.
   *
   * @param graph wanted; of a destroy, what is known
   * @param graphHash of it, or {@link dev.skybridge.model.StackEngine.StackRequest#DESTROY}
   */
  record Plan(ResourceGraph graph, String graphHash) implements StackDecision {}

  /**
   * Bring it to its graph.
   *
   * @param graph wanted
   * @param graphHash of it
   * @param plan to keep to
   */
  record Up(ResourceGraph graph, String graphHash, PlanStatus plan) implements StackDecision {}

  /**
   * A person must let the plan pass.
   *
   * @param plan that waits
   * @param problem what is missing
   * @param retryAfter when it is looked at again by itself
   */
  record Await(PlanStatus plan, Problem problem, Duration retryAfter) implements StackDecision {}

  /**
   * Compare the cloud with the stack's state.
   *
   * @param graph wanted
   * @param requestedAt value of the annotation that asks for it; null without it
   */
  record Inspect(ResourceGraph graph, @Nullable String requestedAt) implements StackDecision {}

  /**
   * Take what the cloud says into the stack's state, so that the next plan changes it back.
   *
   * @param graph wanted
   * @param targets resources that drifted
   */
  record Refresh(ResourceGraph graph, List<String> targets) implements StackDecision {
    /** Copies the list. */
    public Refresh {
      targets = List.copyOf(targets);
    }
  }

  /**
   * Delete everything in it.
   *
   * @param graph what is known of it, so that interrupted creates are found again
   */
  record Destroy(ResourceGraph graph) implements StackDecision {}

  /**
   * Stop the operation that is running: the object is being deleted, or its graph has changed and
   * the deletion can't wait.
   */
  record Cancel() implements StackDecision {}

  /** An operation is running: wait for its end. */
  record Watch() implements StackDecision {}

  /**
   * All is as asked.
   *
   * @param nextCheck when the cloud is to be compared again
   */
  record Rest(Duration nextCheck) implements StackDecision {}

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
