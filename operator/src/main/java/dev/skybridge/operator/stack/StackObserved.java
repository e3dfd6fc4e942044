package dev.skybridge.operator.stack;

import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.Problem;

/**
 * What a decision on a stack rests on.
 *
 * @param deleting whether the object is being deleted
 * @param abandon whether its resources may be left behind: by policy or by annotation
 * @param paused whether it is paused
 * @param everOperated whether the engine may ever have made anything for it
 * @param access the account, or why it can't be used
 * @param mapping the graph, or why there is none
 * @param operation where the engine stands
 */
record StackObserved(
    boolean deleting,
    boolean abandon,
    boolean paused,
    boolean everOperated,
    Access access,
    MappedGraph mapping,
    StackOperation operation) {

  /** Whether the account can be used. */
  sealed interface Access {
    /**
     * It can.
     *
     * @param account how to reach it
     */
    record Granted(AccountCredentials account) implements Access {}

    /**
     * It can't.
     *
     * @param problem why
     */
    record Denied(Problem problem) implements Access {}
  }

  /** The graph, if there can be one. */
  sealed interface MappedGraph {
    /**
     * There is one.
     *
     * @param graph wanted
     * @param hash of it
     */
    record Present(dev.skybridge.model.ResourceGraph graph, String hash) implements MappedGraph {}

    /**
     * There is none.
     *
     * @param problem why
     */
    record Absent(Problem problem) implements MappedGraph {}
  }
}
