package dev.skybridge.operator.console;

import dev.skybridge.crd.PlanCost;
import dev.skybridge.crd.PlanState;
import dev.skybridge.crd.PlanStatus;
import dev.skybridge.model.PlanArchive.KeptPlan;
import dev.skybridge.model.StackPlan.PropertyChange;
import dev.skybridge.model.StackPlan.Step;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A plan with all its differences.
 *
 * @param hash names it
 * @param state Proposed, AwaitingApproval, Applying, Applied or Failed
 * @param risk none, change, irreversible or loss
 * @param why what asks for a person
 * @param loses resources with data that would be lost
 * @param steps what changes; empty where the plan is no longer kept
 * @param changedBy who made the change
 * @param approval name of the Approval that let it pass
 * @param approvedBy who approved
 * @param commit Git commit that brought the change; null where it did not come from Git
 * @param cost what it changes of the monthly cost by list prices; null where no price is known, and
 *     in the history
 * @param plannedAt when it was made
 * @param appliedAt when it began to be applied
 * @param finishedAt when that ended
 * @param outcome Succeeded or the code of a reason
 * @param restorable whether the application can be asked for the resources of this plan
 */
public record PlanView(
    String hash,
    String state,
    String risk,
    List<String> why,
    List<String> loses,
    List<StepView> steps,
    @Nullable @Schema(nullable = true) String changedBy,
    @Nullable @Schema(nullable = true) String approval,
    @Nullable @Schema(nullable = true) String approvedBy,
    @Nullable @Schema(nullable = true) String commit,
    @Nullable @Schema(nullable = true) CostView cost,
    String plannedAt,
    @Nullable @Schema(nullable = true) String appliedAt,
    @Nullable @Schema(nullable = true) String finishedAt,
    @Nullable @Schema(nullable = true) String outcome,
    boolean restorable) {
  /** Copies the lists. */
  public PlanView {
    why = List.copyOf(why);
    loses = List.copyOf(loses);
    steps = List.copyOf(steps);
  }

  /** The plan that a stack's status shows. */
  static PlanView of(PlanStatus status, Optional<KeptPlan> kept) {
    return new PlanView(
        status.hash(),
        status.state().code(),
        status.risk().code(),
        status.why(),
        status.loses(),
        kept.map(plan -> plan.plan().steps().stream().map(StepView::of).toList()).orElse(List.of()),
        status.changedBy(),
        status.approval(),
        status.approvedBy(),
        status.commit(),
        Optional.ofNullable(status.cost()).map(CostView::of).orElse(null),
        status.plannedAt(),
        kept.map(KeptPlan::appliedAt).map(Instant::toString).orElse(null),
        kept.map(KeptPlan::finishedAt).map(Instant::toString).orElse(null),
        kept.map(KeptPlan::outcome).orElse(null),
        false);
  }

  /** A plan of the history. */
  static PlanView of(KeptPlan kept) {
    var finished = kept.finishedAt();
    var applied = kept.appliedAt();
    var outcome = kept.outcome();
    return new PlanView(
        kept.plan().hash(),
        state(outcome).code(),
        kept.plan().risk().code(),
        List.of(),
        kept.plan().steps().stream().filter(Step::losesData).map(Step::name).toList(),
        kept.plan().steps().stream().map(StepView::of).toList(),
        kept.changedBy(),
        kept.approval(),
        kept.approvedBy(),
        kept.commit(),
        null,
        kept.plannedAt().toString(),
        applied == null ? null : applied.toString(),
        finished == null ? null : finished.toString(),
        outcome,
        kept.resources() != null);
  }

  private static PlanState state(@Nullable String outcome) {
    if (outcome == null) {
      return PlanState.APPLYING;
    }
    return outcome.equals("Succeeded") ? PlanState.APPLIED : PlanState.FAILED;
  }

  /**
   * What a plan changes of the monthly cost.
   *
   * @param totals a sum for each currency
   * @param unpriced resources without a known price, each with its SKUs
   * @param sources where the prices come from
   */
  @Schema(name = "PlanCostView")
  public record CostView(List<TotalView> totals, List<String> unpriced, List<String> sources) {
    /** Copies the lists. */
    public CostView {
      totals = List.copyOf(totals);
      unpriced = List.copyOf(unpriced);
      sources = List.copyOf(sources);
    }

    static CostView of(PlanCost cost) {
      return new CostView(
          cost.totals().stream().map(TotalView::of).toList(), cost.unpriced(), cost.sources());
    }
  }

  /**
   * A sum, each amount with two decimals.
   *
   * @param currency ISO 4217
   * @param before a month before the plan; null where that is not known
   * @param after a month after it
   * @param change the difference; null where before is
   */
  @Schema(name = "PlanCostTotalView")
  public record TotalView(
      String currency,
      @Nullable @Schema(nullable = true) String before,
      String after,
      @Nullable @Schema(nullable = true) String change) {
    static TotalView of(PlanCost.Total total) {
      return new TotalView(total.currency(), total.before(), total.after(), total.change());
    }
  }

  /**
   * What happens to one resource.
   *
   * @param name in the graph
   * @param type Pulumi type token
   * @param action create, update, replace, delete, import, read or forget
   * @param losesData whether data would be lost
   * @param oneWay properties whose change can't be taken back
   * @param changes each property that changes, secrets masked
   */
  @Schema(name = "PlanStepView")
  public record StepView(
      String name,
      String type,
      String action,
      boolean losesData,
      List<String> oneWay,
      List<PropertyChangeView> changes) {
    /** Copies the lists. */
    public StepView {
      oneWay = List.copyOf(oneWay);
      changes = List.copyOf(changes);
    }

    static StepView of(Step step) {
      return new StepView(
          step.name(),
          step.type(),
          step.action().name().toLowerCase(Locale.ROOT),
          step.losesData(),
          step.oneWay(),
          step.changes().stream().map(PropertyChangeView::of).toList());
    }
  }

  /**
   * One property that differs.
   *
   * @param path within the resource
   * @param before as JSON; null where there was none
   * @param after as JSON; null where there is none
   * @param replaces whether the vendor can't change it in place
   */
  public record PropertyChangeView(
      String path,
      @Nullable @Schema(nullable = true) String before,
      @Nullable @Schema(nullable = true) String after,
      boolean replaces) {
    static PropertyChangeView of(PropertyChange change) {
      return new PropertyChangeView(
          change.path(), change.before(), change.after(), change.replaces());
    }
  }
}
