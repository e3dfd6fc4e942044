package dev.skybridge.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The plans of stacks with all their differences, those that were applied included. */
public interface PlanArchive {

  /** One plan of a stack. */
  Optional<KeptPlan> find(StackId stack, String hash);

  /** The plans of a stack that were applied, the latest first. */
  List<KeptPlan> history(StackId stack, int limit);

  /**
   * A plan as it is kept.
   *
   * @param plan what it does
   * @param plannedAt when it was made last
   * @param resources the resources asked for, JSON; null where it was not applied
   * @param changedBy who made the change
   * @param approval name of the Approval
   * @param approvedBy who approved
   * @param commit Git commit that brought the change; null where it did not come from Git
   * @param appliedAt when it began; null where it was not
   * @param finishedAt when that ended; null where it did not
   * @param outcome Succeeded or the code of a reason
   */
  record KeptPlan(
      StackPlan plan,
      Instant plannedAt,
      @Nullable String resources,
      @Nullable String changedBy,
      @Nullable String approval,
      @Nullable String approvedBy,
      @Nullable String commit,
      @Nullable Instant appliedAt,
      @Nullable Instant finishedAt,
      @Nullable String outcome) {}
}
