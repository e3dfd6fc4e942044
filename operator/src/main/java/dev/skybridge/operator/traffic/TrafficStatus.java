package dev.skybridge.operator.traffic;

import dev.skybridge.crd.TrafficRouteSpec;
import dev.skybridge.crd.TrafficRouteStatus;
import dev.skybridge.crd.TrafficRouteStatus.Health;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.status.ConditionList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The status of a TrafficRoute from what was observed and decided. Pure. */
final class TrafficStatus {
  /** What does not pass by itself. */
  private static final Set<Reason> PEOPLE =
      Set.of(
          Reason.FENCE_UNPROVEN,
          Reason.WRITES_WOULD_BE_LOST,
          Reason.RESTORE_FAILED,
          Reason.EDGE_MISSING);

  private TrafficStatus() {}

  static TrafficRouteStatus of(
      long generation,
      Optional<TrafficRouteStatus> before,
      TrafficObserved observed,
      TrafficDecision decision,
      TrafficRouteSpec spec,
      Instant now) {
    var list =
        new ConditionList(
            before.map(TrafficRouteStatus::conditions).orElse(List.of()), generation, now);
    if (decision.problem().isEmpty()) {
      list.settled(summary(decision.table()));
    } else if (PEOPLE.contains(decision.problem().get().reason())) {
      list.stalled(decision.problem().get());
    } else {
      list.held(decision.problem().get());
    }
    degraded(list, decision.standing());
    var data = observed.lease().map(WriterLease::data).orElse(LeaseData.NONE);
    CopyStatus.add(list, spec, data, now);
    return new TrafficRouteStatus(
        generation,
        list.build(),
        summary(decision.table()),
        decision.table().version(),
        decision.table().writer().orElse(null),
        observed.lease().map(WriterLease::epoch).orElse(null),
        asked(before, observed, decision.writer()),
        data.copy().map(LeaseData.Copy::toStatus).orElse(null),
        loss(before, decision.writer()),
        targets(decision));
  }

  /** A wish is met once its placement writes. */
  private static @Nullable String asked(
      Optional<TrafficRouteStatus> before, TrafficObserved observed, WriterStep step) {
    var met = before.map(TrafficRouteStatus::writerAsked).orElse(null);
    return step instanceof WriterStep.Keep(var holder)
            && observed.asked().filter(asked -> asked.split("@", 2)[0].equals(holder)).isPresent()
        ? observed.asked().get()
        : met;
  }

  /** What was lost stays to be seen, until another one takes over or the one before goes on. */
  private static TrafficRouteStatus.@Nullable Loss loss(
      Optional<TrafficRouteStatus> before, WriterStep step) {
    var known = before.map(TrafficRouteStatus::loss);
    var loss =
        switch (step) {
          case WriterStep.Unfenced _ -> Optional.<TrafficRouteStatus.Loss>empty();
          case WriterStep.Create _, WriterStep.AskBack _ -> known;
          case WriterStep.Grant grant -> grant.loss().map(Loss::toStatus);
          case WriterStep.Await await -> await.loss().map(Loss::toStatus).or(() -> known);
          case WriterStep.Keep(var holder) -> known.filter(one -> !one.of().equals(holder));
        };
    return loss.orElse(null);
  }

  private static List<TrafficRouteStatus.Target> targets(TrafficDecision decision) {
    var targets = new ArrayList<TrafficRouteStatus.Target>();
    for (var i = 0; i < decision.standing().size(); i++) {
      targets.add(decision.standing().get(i).toStatus(decision.table().shares().get(i).weight()));
    }
    return List.copyOf(targets);
  }

  private static void degraded(ConditionList list, List<Standing> standing) {
    var away = standing.stream().filter(Standing::withdrawn).toList();
    var drained = standing.stream().filter(Standing::drained).toList();
    var failing = standing.stream().filter(one -> one.health() == Health.UNHEALTHY).toList();
    if (!away.isEmpty()) {
      list.add(
          "Degraded", true, Reason.PLACEMENT_UNHEALTHY, "traffic is withdrawn from " + names(away));
    } else if (!failing.isEmpty()) {
      list.add("Degraded", true, Reason.PLACEMENT_UNHEALTHY, "no answer from " + names(failing));
    } else if (!drained.isEmpty()) {
      list.add("Degraded", true, Reason.PLACEMENT_DRAINED, "drained: " + names(drained));
    } else {
      list.add("Degraded", false, Reason.READY, "every placement answers");
    }
  }

  private static String names(List<Standing> some) {
    return String.join(
        ", ",
        some.stream()
            .map(one -> one.name() + one.message().map(why -> " (" + why + ")").orElse(""))
            .toList());
  }

  /** Whole percents; where nothing carries, that is said. */
  static String summary(RouteTable table) {
    var sum = table.shares().stream().mapToInt(RouteTable.Share::weight).sum();
    return sum == 0
        ? "none"
        : String.join(
            ", ",
            table.shares().stream()
                .map(share -> share.placement() + " " + Math.round(100.0 * share.weight() / sum))
                .toList());
  }
}
