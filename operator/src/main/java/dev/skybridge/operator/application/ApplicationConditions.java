package dev.skybridge.operator.application;

import dev.skybridge.crd.Condition;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.delivery.DeliveryState;
import dev.skybridge.operator.status.ConditionList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The conditions of an Application that is being worked on, all of them, from its placements. Pure.
 */
final class ApplicationConditions {
  private ApplicationConditions() {}

  static List<Condition> of(
      ConditionList list, List<PlacementView> placements, Map<String, Problem> removing) {
    summary(list, placements, removing);
    degraded(list, placements);
    provisioned(list, placements);
    delivered(list, placements);
    healthy(list, placements);
    return list.build();
  }

  private static void summary(
      ConditionList list, List<PlacementView> placements, Map<String, Problem> removing) {
    var worst =
        placements.stream()
            .filter(placement -> !placement.ready())
            .min(
                Comparator.comparingInt(
                    p -> p.problem().map(PlacementView::needsPerson).orElse(false) ? 0 : 1));
    if (worst.isEmpty() && removing.isEmpty()) {
      list.settled(
          placements.size() == 1
              ? "the placement is ready"
              : "all " + placements.size() + " placements are ready");
      return;
    }
    if (worst.isEmpty()) {
      list.working(
          Reason.IN_PROGRESS,
          "removing placements " + String.join(", ", removing.keySet().stream().sorted().toList()));
      return;
    }
    var problem =
        worst.get().problem().orElseGet(() -> new Problem(Reason.PENDING, "not delivered yet"));
    var named =
        new Problem(problem.reason(), worst.get().status().name() + ": " + problem.message());
    if (PlacementView.needsPerson(problem)) {
      list.stalled(named);
    } else {
      list.held(named);
    }
  }

  private static void degraded(ConditionList list, List<PlacementView> placements) {
    var broken = placements.stream().filter(PlacementView::degraded).toList();
    if (broken.isEmpty()) {
      list.add("Degraded", false, Reason.READY, "no workload is known to be broken");
      return;
    }
    var causes =
        broken.stream()
            .flatMap(p ->
                p.delivered().stream()
                    .flatMap(d -> d.causes().stream())
                    .map(c -> p.status().name() + ": " + c))
            .toList();
    list.add(
        "Degraded",
        true,
        Reason.WORKLOAD_DEGRADED,
        causes.isEmpty() ? "workloads don't run: " + names(broken) : String.join("; ", causes));
  }

  private static void provisioned(ConditionList list, List<PlacementView> placements) {
    if (placements.stream().allMatch(p -> p.status().stack() == null)) {
      list.add("Provisioned", true, Reason.NOT_APPLICABLE, "no cloud resources are asked for");
      return;
    }
    all(
        list,
        "Provisioned",
        placements,
        p -> p.provisioning().isEmpty(),
        PlacementView::provisioning,
        "stacks");
  }

  private static void delivered(ConditionList list, List<PlacementView> placements) {
    all(
        list,
        "Delivered",
        placements,
        p -> p.delivered().filter(d -> DeliveryState.SYNCED.equals(d.sync())).isPresent(),
        p -> p.delivered().flatMap(DeliveryState::problem).or(p::waiting),
        "deliveries");
  }

  private static void healthy(ConditionList list, List<PlacementView> placements) {
    all(
        list,
        "Healthy",
        placements,
        p ->
            p.delivered()
                .filter(d -> DeliveryState.HEALTHY.equals(d.health()) && !p.degraded())
                .isPresent(),
        p -> p.delivered().flatMap(DeliveryState::problem).or(p::waiting),
        "placements");
  }

  private static void all(
      ConditionList list,
      String type,
      List<PlacementView> placements,
      Predicate<PlacementView> holds,
      java.util.function.Function<PlacementView, Optional<Problem>> problem,
      String what) {
    var failing = placements.stream().filter(holds.negate()).toList();
    if (failing.isEmpty()) {
      list.add(type, true, Reason.READY, "all " + placements.size() + " " + what);
      return;
    }
    var first = failing.getFirst();
    var cause = problem.apply(first).orElseGet(() -> new Problem(Reason.PENDING, "not known yet"));
    list.add(type, false, cause.reason(), first.status().name() + ": " + cause.message());
  }

  private static String names(List<PlacementView> placements) {
    return String.join(", ", placements.stream().map(p -> p.status().name()).toList());
  }
}
