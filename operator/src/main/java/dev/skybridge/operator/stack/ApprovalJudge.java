package dev.skybridge.operator.stack;

import dev.skybridge.crd.Approval;
import dev.skybridge.crd.ApprovalStatus;
import dev.skybridge.crd.PlanStatus;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
   * @param deliverers user names under which manifests from Git are applied
   */
  record Rules(boolean selfApproval, boolean proven, Set<String> deliverers) {
    /** Copies the set. */
    Rules {
      deliverers = Set.copyOf(deliverers);
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
    var own =
        rules.selfApproval()
            ? Optional.<String>empty()
            : own(approval, spec.approvedBy(), plan, rules);
    if (own.isPresent()) {
      return refused(Reason.APPROVAL_BY_AUTHOR, name + own.get());
    }
    var missing = plan.loses().stream().filter(lost -> !spec.resources().contains(lost)).toList();
    return missing.isEmpty()
        ? Optional.empty()
        : refused(
            Reason.APPROVAL_INCOMPLETE,
            name + " does not name what would be lost: " + String.join(", ", missing));
  }

  /** Why it counts as the author's own; empty where it is another's. */
  private static Optional<String> own(
      Approval approval, String approver, PlanStatus plan, Rules rules) {
    var author = plan.changedBy();
    if (author == null) {
      return Optional.of(" may be by who made the change: it is not known who that was");
    }
    if (isBy(plan.commitAuthor(), approver)) {
      return Optional.of(" is by " + approver + ", who wrote the commit " + plan.commit());
    }
    if (rules.deliverers().contains(approver)) {
      return byCommit(approval.getStatus(), author, plan, rules);
    }
    return approver.equals(author)
        ? Optional.of(" is by " + approver + ", who made the change")
        : Optional.empty();
  }

  /** It came by Git, so its commit says who it is by. */
  private static Optional<String> byCommit(
      @Nullable ApprovalStatus approval, String author, PlanStatus plan, Rules rules) {
    if (approval == null || approval.commit() == null || approval.commitAuthor() == null) {
      return Optional.of(" came from Git and it is not known yet who wrote its commit");
    }
    if (!rules.deliverers().contains(author)) {
      return isBy(approval.commitAuthor(), author)
          ? Optional.of(" is by " + approval.commitAuthor() + ", who made the change")
          : Optional.empty();
    }
    if (plan.commit() == null || plan.commitAuthor() == null) {
      return Optional.of(" may be by who made the change: it is not known who wrote its commit");
    }
    if (approval.commit().equals(plan.commit())) {
      return Optional.of(" came with the change itself, by commit " + plan.commit());
    }
    return approval.commitAuthor().equals(plan.commitAuthor())
        ? Optional.of(" is by " + plan.commitAuthor() + ", who wrote the commit " + plan.commit())
        : Optional.empty();
  }

  /** Whether a Git author, {@code name <address>}, has this user name. */
  private static boolean isBy(@Nullable String commitAuthor, String user) {
    if (commitAuthor == null) {
      return false;
    }
    var open = commitAuthor.indexOf('<');
    var name = open < 0 ? commitAuthor : commitAuthor.substring(0, open);
    var address = open < 0 ? "" : commitAuthor.substring(open + 1).replace(">", "");
    return name.strip().equalsIgnoreCase(user) || address.strip().equalsIgnoreCase(user);
  }

  /** Who approved: of what came by Git, who wrote its commit. */
  static @Nullable String approver(Approval approval, Rules rules) {
    var user = approval.getSpec().approvedBy();
    var status = approval.getStatus();
    return user != null
            && rules.deliverers().contains(user)
            && status != null
            && status.commitAuthor() != null
        ? status.commitAuthor()
        : user;
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
