package dev.skybridge.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries out stack operations. A call blocks until the operation has ended; it ends by itself at
 * the deadline, with every process that it started. Interrupting the calling thread cancels the
 * operation the same way. At most one operation of a stack runs at a time; a caller that comes
 * second gets {@link StackOutcome.Failed} with {@link Reason#OPERATION_IN_PROGRESS}.
 */
public interface StackEngine {

  /**
   * Finds out what {@link #up} would do.
   *
   * @return {@link StackOutcome.Planned} or {@link StackOutcome.Failed}
   */
  StackOutcome plan(StackRequest request);

  /**
   * Brings the stack to the graph. What an interrupted earlier operation left behind is recovered
   * first. A request with a plan does what that plan says or nothing: it fails with {@link
   * Reason#PLAN_CHANGED} where the plan would be another by now.
   */
  StackOutcome up(StackRequest request);

  /**
   * Compares the cloud with the stack's state and changes neither.
   *
   * @return {@link StackOutcome.Inspected} or {@link StackOutcome.Failed}
   */
  StackOutcome inspect(StackRequest request);

  /** Reads the real state into the stack's state and changes nothing in the cloud. */
  StackOutcome refresh(StackRequest request);

  /**
   * Deletes all resources of the stack, then the stack itself; succeeds when there is none. The
   * graph may be empty.
   */
  StackOutcome destroy(StackRequest request);

  /**
   * One operation.
   *
   * @param stack which stack
   * @param account the account it lives in
   * @param graph what it should be; empty with a program
   * @param graphHash names the graph; {@link #DESTROY} for a destroy
   * @param targets names of the resources that a refresh reads; empty for all
   * @param plan what an up must keep to; null where none was asked for
   * @param deadline how long the operation may take
   * @param traceId of the reconcile that asked for it
   * @param program a user's own program that says what it should be, in place of the graph; null
   *     for none
   */
  record StackRequest(
      StackId stack,
      AccountCredentials account,
      ResourceGraph graph,
      String graphHash,
      List<String> targets,
      @Nullable PlanToApply plan,
      Duration deadline,
      String traceId,
      @Nullable ProgramSource program) {

    /** Copies the list. */
    public StackRequest {
      targets = List.copyOf(targets);
    }

    /** Of a graph. */
    public StackRequest(
        StackId stack,
        AccountCredentials account,
        ResourceGraph graph,
        String graphHash,
        List<String> targets,
        @Nullable PlanToApply plan,
        Duration deadline,
        String traceId) {
      this(stack, account, graph, graphHash, targets, plan, deadline, traceId, null);
    }

    /** The graph's name in a request for the plan of a destroy. */
    public static final String DESTROY = "destroy";

    /** Whether the plan of a destroy is asked for. */
    public boolean isDestroy() {
      return graphHash.equals(DESTROY);
    }
  }

  /**
   * A plan that may be applied, and what goes into the stack's history with it.
   *
   * @param hash names the plan
   * @param resources what was asked for, JSON
   * @param changedBy who made the change
   * @param approval name of the Approval
   * @param approvedBy who approved
   * @param commit Git commit that brought the change
   */
  record PlanToApply(
      String hash,
      String resources,
      @Nullable String changedBy,
      @Nullable String approval,
      @Nullable String approvedBy,
      @Nullable String commit) {}
}
