package dev.skybridge.operator.stack;

import dev.skybridge.crd.Approval;
import dev.skybridge.crd.CloudStackStatus;
import dev.skybridge.crd.PlanState;
import dev.skybridge.crd.PlanStatus;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.model.StackPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether a plan may be applied: by policy, or by a person's word. Pure. */
final class ChangePlanner {
  /** An approval wakes the stack; this is for one whose event was lost, and for expiry. */
  private static final Duration AWAIT = Duration.ofMinutes(5);

  private ChangePlanner() {}

  /** Whether a plan may be applied. */
  sealed interface Verdict {
    /**
     * It may.
     *
     * @param plan as it goes into the status
     */
    record Go(PlanStatus plan) implements Verdict {}

    /**
     * It may not now.
     *
     * @param decision what to do instead
     */
    record Stop(StackDecision decision) implements Verdict {}
  }

  static Verdict judge(
      StackPlan planned,
      ResourceGraph graph,
      StackObserved observed,
      @Nullable CloudStackStatus status,
      Instant plannedAt,
      Instant now) {
    var spec = observed.spec();
    var before = status == null ? null : status.plan();
    var plan =
        PlanReview.review(planned, spec, before, observed.commit(), observed.cost(), plannedAt);
    var unkeepable = PlanReview.unkeepable(planned, graph);
    if (!unkeepable.isEmpty()) {
      var problem =
          new Problem(
              Reason.EXISTING_DIFFERS,
              "it can't stay as it is found: " + String.join("; ", unkeepable));
      return new Verdict.Stop(new StackDecision.Await(plan, problem, AWAIT));
    }
    var kept = PlanReview.protectedLosses(planned, spec, graph);
    if (!kept.isEmpty()) {
      var problem =
          new Problem(
              Reason.PROTECTED_RESOURCE,
              "the plan would replace or delete " + String.join(", ", kept));
      return new Verdict.Stop(new StackDecision.Await(plan, problem, AWAIT));
    }
    if (plan.why().isEmpty()) {
      return new Verdict.Go(PlanReview.in(PlanState.APPLYING, plan, null, null));
    }
    if (before != null && PlanReview.continues(plan, before)) {
      return new Verdict.Go(
          PlanReview.in(PlanState.APPLYING, plan, before.approval(), before.approvedBy()));
    }
    return byApproval(plan, observed, now);
  }

  private static Verdict byApproval(PlanStatus plan, StackObserved observed, Instant now) {
    var rules = observed.approvalRules();
    var refusals = new ArrayList<Problem>();
    for (Approval approval : observed.approvals()) {
      var refusal = ApprovalJudge.refusal(approval, plan, rules, now);
      if (refusal.isEmpty()) {
        return new Verdict.Go(
            PlanReview.in(
                PlanState.APPLYING,
                plan,
                approval.getMetadata().getName(),
                approval.getSpec().approvedBy()));
      }
      refusals.add(refusal.get());
    }
    return new Verdict.Stop(
        new StackDecision.Await(
            PlanReview.in(PlanState.AWAITING_APPROVAL, plan, null, null),
            worst(refusals)
                .orElseGet(() ->
                    new Problem(
                        Reason.AWAITING_APPROVAL,
                        "plan " + plan.hash() + ": " + String.join("; ", plan.why()))),
            AWAIT));
  }

  /** An approval of another plan says nothing of this one; the others say why they don't help. */
  private static Optional<Problem> worst(List<Problem> refusals) {
    return refusals.stream()
        .filter(problem -> problem.reason() != Reason.APPROVAL_OUTDATED)
        .findFirst();
  }
}
