package dev.skybridge.model;

import java.time.Duration;

/**
 * Carries out stack operations. A call blocks until the operation has ended; it ends by itself at
 * the deadline, with every process that it started. Interrupting the calling thread cancels the
 * operation the same way. At most one operation of a stack runs at a time; a caller that comes
 * second gets {@link StackOutcome.Failed} with {@link Reason#OPERATION_IN_PROGRESS}.
 */
public interface StackEngine {

  /**
   * Brings the stack to the graph. What an interrupted earlier operation left behind is recovered
   * first.
   */
  StackOutcome up(StackRequest request);

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
   * @param graph what it should be
   * @param deadline how long the operation may take
   * @param traceId of the reconcile that asked for it
   */
  record StackRequest(
      StackId stack,
      AccountCredentials account,
      ResourceGraph graph,
      Duration deadline,
      String traceId) {}
}
