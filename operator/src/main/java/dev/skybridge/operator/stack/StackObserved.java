package dev.skybridge.operator.stack;

import dev.skybridge.cost.price.MonthlyCost;
import dev.skybridge.crd.Approval;
import dev.skybridge.crd.CloudStackSpec;
import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.Problem;
import dev.skybridge.model.ProgramSource;
import dev.skybridge.model.ResourceGraph;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision on a stack rests on.
 *
 * @param deleting whether the object is being deleted
 * @param abandon whether its resources may be left behind: by policy or by annotation
 * @param paused whether it is paused
 * @param everOperated whether the engine may ever have made anything for it
 * @param access the account, or why it can't be used
 * @param spec what is asked for
 * @param withApplication whether the whole application is being deleted, not this stack alone
 * @param approvals those that name this stack
 * @param approvalRules whose approvals count
 * @param inspectionRequested value of the annotation that asks for a comparison; null without it
 * @param inspectEvery how often the cloud is compared with the state
 * @param mapping the graph, or why there is none
 * @param operation where the engine stands
 * @param commit Git commit that brought what was just planned; null where none did, or none is
 *     known
 * @param cost what the graph costs a month; null where no price is known, and with a program
 */
record StackObserved(
    boolean deleting,
    boolean abandon,
    boolean paused,
    boolean everOperated,
    Access access,
    CloudStackSpec spec,
    boolean withApplication,
    List<Approval> approvals,
    ApprovalJudge.Rules approvalRules,
    @Nullable String inspectionRequested,
    Duration inspectEvery,
    MappedGraph mapping,
    StackOperation operation,
    @Nullable String commit,
    @Nullable MonthlyCost cost) {

  /** Copies the list. */
  StackObserved {
    approvals = List.copyOf(approvals);
  }

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
     * @param graph wanted; empty with a program
     * @param hash of it
     * @param program that says what is wanted; null where the graph does
     */
    record Present(ResourceGraph graph, String hash, @Nullable ProgramSource program)
        implements MappedGraph {
      /** Without a program. */
      Present(ResourceGraph graph, String hash) {
        this(graph, hash, null);
      }
    }

    /**
     * There is none.
     *
     * @param problem why
     */
    record Absent(Problem problem) implements MappedGraph {}
  }
}
