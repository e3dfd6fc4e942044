package dev.skybridge.operator.stack;

import dev.skybridge.crd.Approval;
import dev.skybridge.crd.PlanStatus;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Says whether an approval lets a plan pass. Pure. */
final class ApprovalJudge {
  /** How long an approval holds that does not say. */
  static final Duration HOLDS = Duration.ofHours(24);

  private ApprovalJudge() {}

  /**
   * Whose approvals count.
   *
   * @param selfApproval whether who made the change may approve it
   * @param proven whether admission stamps who approves
   * @param deliverers user names under which manifests from reviewed branches are applied: what
   *     they bring was approved by the review, so it is nobody's own
   */
  record Rules(boolean selfApproval, boolean proven, Set<String> deliverers) {
    /** Copies the set. */
    Rules {
      deliverers = Set.copyOf(deliverers);
    }

    private boolean lets(String approver) {
      return selfApproval || deliverers.contains(approver);
    }
  }

  /** Why it does not; empty where it does. */
  static Optional<Problem> refusal(Approval approval, PlanStatus plan, Rules rules, Instant now) {
    var spec = approval.getSpec();
    var name = "approval " + approval.getMetadata().getName();
    if (!spec.planHash().equals(plan.hash())) {
      return refused(
          Reason.APPROVAL_OUTDATED,
          name + " is for plan " + spec.planHash() + ", the plan is " + plan.hash());
    }
    if (!rules.proven() || spec.approvedBy() == null) {
      return refused(
          Reason.APPROVAL_UNPROVEN,
          name + ": admission does not stamp who approves, so it can't be trusted");
    }
    var until = expiry(approval);
    if (!now.isBefore(until)) {
      return refused(Reason.APPROVAL_EXPIRED, name + " expired at " + until);
    }
    var asksWhose = !rules.lets(spec.approvedBy());
    if (asksWhose && plan.changedBy() == null) {
      return refused(
          Reason.APPROVAL_BY_AUTHOR,
          name + " may be by who made the change: it is not known who that was");
    }
    if (asksWhose && spec.approvedBy().equals(plan.changedBy())) {
      return refused(
          Reason.APPROVAL_BY_AUTHOR,
          name + " is by " + spec.approvedBy() + ", who made the change");
    }
    var missing = plan.loses().stream().filter(lost -> !spec.resources().contains(lost)).toList();
    return missing.isEmpty()
        ? Optional.empty()
        : refused(
            Reason.APPROVAL_INCOMPLETE,
            name + " does not name what would be lost: " + String.join(", ", missing));
  }

  /** When an approval ends. */
  static Instant expiry(Approval approval) {
    var given = approval.getSpec().expiresAt();
    return given == null
        ? Instant.parse(approval.getMetadata().getCreationTimestamp()).plus(HOLDS)
        : Instant.parse(given);
  }

  private static Optional<Problem> refused(Reason reason, String message) {
    return Optional.of(new Problem(reason, message));
  }
}
