package dev.skybridge.operator.application;

import dev.skybridge.crd.Application;
import dev.skybridge.crd.ApplicationStatus;
import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.PlacementSpec;
import dev.skybridge.crd.PlacementStatus;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.delivery.DeliveryState;
import dev.skybridge.operator.status.ConditionList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The status of an Application from what was observed, decided and done. Pure. */
final class ApplicationStatusBuilder {
  private static final ApplicationStatus EMPTY =
      new ApplicationStatus(null, List.of(), null, null, List.of(), List.of());

  /** What was done about one placement. */
  record Outcome(Map<String, DeliveryState> delivered, Map<String, Problem> removing) {
    /** Copies the maps. */
    Outcome {
      delivered = Map.copyOf(delivered);
      removing = Map.copyOf(removing);
    }
  }

  ApplicationStatus of(
      Application application,
      ApplicationObserved observed,
      ApplicationDecision decision,
      Outcome outcome,
      Instant now) {
    var before = Optional.ofNullable(application.getStatus()).orElse(EMPTY);
    long generation = application.getMetadata().getGeneration();
    var list = new ConditionList(before.conditions(), generation, now);
    return switch (decision) {
      case ApplicationDecision.Proceed proceed ->
          proceeding(application, observed, proceed, outcome, before, list);
      case ApplicationDecision.Remove remove -> {
        var message =
            outcome.removing().isEmpty()
                ? "removing workloads and stacks"
                : describe(outcome.removing());
        yield keep(
            before,
            generation,
            rest(list.working(Reason.DELETING, message), Reason.DELETING),
            List.of());
      }
      case ApplicationDecision.Block block -> {
        var message = "waiting for " + String.join(" → ", block.path());
        var conditions =
            rest(
                list.held(new Problem(Reason.BLOCKED_BY_DEPENDENCY, message)),
                Reason.BLOCKED_BY_DEPENDENCY);
        yield keep(before, generation, conditions, block.path());
      }
      case ApplicationDecision.Hold hold ->
          keep(
              before,
              generation,
              rest(list.held(hold.problem()), hold.problem().reason()),
              List.of());
      case ApplicationDecision.Stall stall ->
          keep(
              before,
              generation,
              rest(list.stalled(stall.problem()), stall.problem().reason()),
              stall.blockedBy());
    };
  }

  private static String describe(Map<String, Problem> removing) {
    return String.join(
        "; ",
        removing.entrySet().stream()
            .map(e -> e.getKey() + ": " + e.getValue().message())
            .sorted()
            .toList());
  }

  private static ConditionList rest(ConditionList list, Reason reason) {
    var message = "not looked at: see Ready";
    return list.add("Degraded", false, reason, message)
        .unknown("Provisioned", reason, message)
        .unknown("Delivered", reason, message)
        .unknown("Healthy", reason, message);
  }

  private static ApplicationStatus keep(
      ApplicationStatus before, long generation, ConditionList list, List<String> blockedBy) {
    return new ApplicationStatus(
        generation,
        list.build(),
        before.placementSummary(),
        before.revision(),
        before.placements(),
        blockedBy);
  }

  private static ApplicationStatus proceeding(
      Application application,
      ApplicationObserved observed,
      ApplicationDecision.Proceed proceed,
      Outcome outcome,
      ApplicationStatus before,
      ConditionList list) {
    var placements = new ArrayList<PlacementView>();
    for (var placement : application.getSpec().placements()) {
      placements.add(view(application, placement, observed, proceed, outcome));
    }
    var ready = placements.stream().filter(PlacementView::ready).count();
    var conditions = ApplicationConditions.of(list, placements, outcome.removing());
    var statuses = new ArrayList<>(placements.stream().map(PlacementView::status).toList());
    // a placement that is going stays known until it is gone
    before.placements().stream()
        .filter(p -> outcome.removing().containsKey(p.name()))
        .forEach(statuses::add);
    return new ApplicationStatus(
        application.getMetadata().getGeneration(),
        conditions,
        ready + "/" + placements.size(),
        placements.stream()
            .map(PlacementView::revision)
            .filter(r -> r != null)
            .findFirst()
            .orElse(null),
        statuses,
        List.of());
  }

  private static PlacementView view(
      Application application,
      PlacementSpec placement,
      ApplicationObserved observed,
      ApplicationDecision.Proceed proceed,
      Outcome outcome) {
    var stack = Optional.ofNullable(observed.stacks().get(placement.name()));
    var wanted = StackTemplate.of(application, placement);
    Optional<Problem> provisioning =
        wanted.isEmpty()
            ? Optional.empty()
            : stack
                .filter(found -> found.getSpec().equals(wanted.get().getSpec()) && upToDate(found))
                .map(PlacementPlanner::problem)
                .orElseGet(() ->
                    Optional.of(new Problem(Reason.IN_PROGRESS, "the stack is being updated")));
    var delivered = Optional.ofNullable(outcome.delivered().get(placement.name()));
    Optional<Problem> waiting =
        proceed.waiting().stream()
            .filter(w -> w.placement().equals(placement.name()))
            .map(ApplicationDecision.Waiting::problem)
            .findFirst();
    var problem =
        provisioning
            .filter(PlacementView::needsPerson)
            .or(() -> delivered.flatMap(DeliveryState::problem).filter(PlacementView::needsPerson))
            .or(() -> provisioning)
            .or(() -> delivered.flatMap(DeliveryState::problem))
            .or(() -> waiting);
    var target =
        ApplicationPlanner.target(application, placement.name(), placement.clusterOrDefault());
    var status =
        new PlacementStatus(
            placement.name(),
            placement.clusterOrDefault(),
            provider(stack),
            wanted.map(s -> s.getMetadata().getName()).orElse(null),
            target.workloadNamespace(),
            target.argoApplication(),
            provisioning.isEmpty(),
            delivered.map(DeliveryState::sync).orElse(null),
            delivered.map(DeliveryState::health).orElse(null),
            delivered.map(DeliveryState::syncedRevision).orElse(null),
            problem.map(p -> p.reason().code()).orElseGet(Reason.READY::code),
            problem.map(Problem::message).orElse(null));
    return new PlacementView(status, provisioning, delivered, waiting, problem);
  }

  private static boolean upToDate(CloudStack stack) {
    return stack.getStatus() != null
        && stack.getMetadata().getGeneration().equals(stack.getStatus().observedGeneration());
  }

  private static @Nullable String provider(Optional<CloudStack> stack) {
    return stack
        .map(CloudStack::getStatus)
        .map(status -> status.provider())
        .map(provider -> provider.packageName())
        .orElse(null);
  }
}
