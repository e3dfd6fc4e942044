package dev.skybridge.operator.stack;

import dev.skybridge.cost.price.MonthlyCost;
import dev.skybridge.crd.CloudStackSpec;
import dev.skybridge.crd.PlanCost;
import dev.skybridge.crd.PlanState;
import dev.skybridge.crd.PlanStatus;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.CloudResource;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.model.StackEngine.StackRequest;
import dev.skybridge.model.StackPlan;
import dev.skybridge.model.StackPlan.Action;
import dev.skybridge.model.StackPlan.PropertyChange;
import dev.skybridge.model.StackPlan.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says how risky a plan is and what asks for a person. Pure. */
final class PlanReview {
  /** Steps that a status shows; the console shows all. */
  private static final int SHOWN = 50;

  private PlanReview() {}

  /**
   * The plan as the status shows it.
   *
   * @param previous the plan before, whose author stays where it leads to the same graph
   * @param commit that brought the change
   * @param monthly what the graph costs; null where no price is known
   */
  static PlanStatus review(
      StackPlan plan,
      CloudStackSpec spec,
      @Nullable PlanStatus previous,
      @Nullable String commit,
      @Nullable MonthlyCost monthly,
      Instant plannedAt) {
    var cost = PlanCosts.of(plan, monthly, previous);
    var loses = plan.steps().stream().filter(Step::losesData).map(Step::name).sorted().toList();
    return new PlanStatus(
        plan.hash(),
        plan.graphHash(),
        PlanState.PROPOSED,
        plan.risk(),
        plan.count(Action.CREATE),
        plan.count(Action.UPDATE),
        plan.count(Action.REPLACE),
        plan.count(Action.DELETE),
        plan.count(Action.IMPORT),
        plan.count(Action.READ),
        plan.steps().stream().limit(SHOWN).map(PlanReview::words).toList(),
        loses,
        why(plan, spec, loses, cost, monthly, previous),
        author(plan, spec, previous),
        null,
        null,
        plannedAt.toString(),
        commit,
        cost);
  }

  private static @Nullable String author(
      StackPlan plan, CloudStackSpec spec, @Nullable PlanStatus previous) {
    return previous != null
            && previous.graphHash().equals(plan.graphHash())
            && previous.changedBy() != null
        ? previous.changedBy()
        : spec.changedBy();
  }

  private static List<String> why(
      StackPlan plan,
      CloudStackSpec spec,
      List<String> loses,
      @Nullable PlanCost cost,
      @Nullable MonthlyCost monthly,
      @Nullable PlanStatus previous) {
    var why = new ArrayList<String>();
    if (!loses.isEmpty()) {
      why.add("data would be lost in " + String.join(", ", loses));
    }
    var destroy = plan.graphHash().equals(StackRequest.DESTROY);
    if (!destroy && plan.lossPercent() > spec.deletionBudgetOrDefault()) {
      why.add(
          "%d %% of the live resources would be deleted or replaced, the deletion budget is %d %%"
              .formatted(plan.lossPercent(), spec.deletionBudgetOrDefault()));
    }
    if (!destroy && spec.changeBudget() != null) {
      why.addAll(PlanCosts.beyond(spec.changeBudget(), plan, cost, monthly, previous));
    }
    takenOverAndChanged(plan).ifPresent(names -> why.add("taken over and changed: " + names));
    switch (spec.approvalOrDefault()) {
      case AUTO -> {}
      case ON_RISK -> oneWay(plan).ifPresent(names -> why.add("can't be taken back: " + names));
      case ALWAYS -> {
        if (!plan.steps().isEmpty()) {
          why.add("every change needs an approval");
        }
      }
    }
    return why;
  }

  /** What a team had before is changed for the first time: someone has to have seen how. */
  private static Optional<String> takenOverAndChanged(StackPlan plan) {
    var names =
        plan.steps().stream()
            .filter(step -> step.action() == Action.IMPORT && !step.changes().isEmpty())
            .map(Step::name)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? Optional.empty() : Optional.of(names);
  }

  /**
   * What exists already and could not stay what it is, each with the properties that the vendor
   * does not change in place.
   */
  static List<String> unkeepable(StackPlan plan, ResourceGraph graph) {
    var existing =
        graph.resources().stream()
            .filter(CloudResource::isExisting)
            .map(CloudResource::name)
            .collect(Collectors.toSet());
    return plan.steps().stream()
        .filter(step -> step.action() == Action.REPLACE && existing.contains(step.name()))
        .map(PlanReview::unkeepable)
        .toList();
  }

  private static String unkeepable(Step step) {
    return step.changes().stream()
        .filter(PropertyChange::replaces)
        .map(change ->
            "%s is %s, asked for is %s"
                .formatted(
                    change.path(),
                    Objects.requireNonNullElse(change.before(), "absent"),
                    Objects.requireNonNullElse(change.after(), "absent")))
        .collect(Collectors.joining(", ", step.name() + ": ", ""));
  }

  private static Optional<String> oneWay(StackPlan plan) {
    var names =
        plan.steps().stream()
            .flatMap(step -> step.oneWay().stream().map(name -> step.name() + "." + name))
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? Optional.empty() : Optional.of(names);
  }

  private static String words(Step step) {
    var action = step.action().name().toLowerCase(Locale.ROOT);
    var properties =
        step.action() == Action.CREATE || step.changes().isEmpty()
            ? ""
            : step.changes().stream()
                .map(PlanReview::words)
                .collect(Collectors.joining(", ", ": ", ""));
    return "%s %s (%s)%s".formatted(action, step.name(), step.type(), properties);
  }

  private static String words(PropertyChange change) {
    return change.replaces() ? change.path() + " (forces replacement)" : change.path();
  }

  /** Resources that the plan would take although they are protected. */
  static List<String> protectedLosses(StackPlan plan, CloudStackSpec spec, ResourceGraph graph) {
    var kept =
        spec.resources().stream()
            .filter(ResourceSpec::isProtected)
            .map(ResourceSpec::name)
            .collect(Collectors.toSet());
    var owners =
        graph.resources().stream()
            .collect(Collectors.toMap(CloudResource::name, CloudResource::owner));
    return plan.steps().stream()
        .filter(step -> step.action() == Action.REPLACE || step.action() == Action.DELETE)
        .map(Step::name)
        .filter(name -> kept.contains(owners.getOrDefault(name, "")))
        .sorted()
        .toList();
  }

  /**
   * Whether a plan only goes on with one that a person let pass and that had begun: to the same
   * graph, losing nothing else, taking no more, and no riskier.
   */
  static boolean continues(PlanStatus plan, PlanStatus begun) {
    return begun.approval() != null
        && begun.graphHash().equals(plan.graphHash())
        && (begun.state() == PlanState.APPLYING || begun.state() == PlanState.FAILED)
        && begun.loses().containsAll(plan.loses())
        && plan.delete() + plan.replace() <= begun.delete() + begun.replace()
        && plan.risk().compareTo(begun.risk()) <= 0;
  }

  /** The plan in another state. */
  static PlanStatus in(
      PlanState state, PlanStatus plan, @Nullable String approval, @Nullable String approvedBy) {
    return new PlanStatus(
        plan.hash(),
        plan.graphHash(),
        state,
        plan.risk(),
        plan.create(),
        plan.update(),
        plan.replace(),
        plan.delete(),
        plan.imported(),
        plan.read(),
        plan.steps(),
        plan.loses(),
        plan.why(),
        plan.changedBy(),
        approval,
        approvedBy,
        plan.plannedAt(),
        plan.commit(),
        plan.cost());
  }
}
