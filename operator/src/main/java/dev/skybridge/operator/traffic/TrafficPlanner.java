package dev.skybridge.operator.traffic;

import dev.skybridge.crd.TrafficRouteSpec;
import dev.skybridge.crd.TrafficRouteStatus;
import dev.skybridge.crd.TrafficRouteStatus.Health;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Decides on a route. Pure. */
final class TrafficPlanner {
  private final WriterPlanner writers;

  /**
   * A planner.
   *
   * @param margin how much longer than the lease a writer must have been silent
   */
  TrafficPlanner(Duration margin) {
    this.writers = new WriterPlanner(margin);
  }

  /**
   * What to do.
   *
   * @param route namespace and name
   * @param generation of the spec
   */
  TrafficDecision decide(
      String route,
      long generation,
      TrafficRouteSpec spec,
      Optional<TrafficRouteStatus> before,
      TrafficObserved observed,
      Instant now) {
    var standing =
        HealthPlanner.stand(
            spec,
            before.map(TrafficRouteStatus::targets).orElse(List.of()),
            observed.answers(),
            now);
    var step = writers.decide(spec, before, observed, standing);
    var writer = writer(step);
    var shares = HealthPlanner.shares(standing);
    var changed = changed(generation, before, writer, shares);
    var version = before.map(TrafficRouteStatus::version).orElse(0L) + (changed ? 1 : 0);
    var table =
        new RouteTable(
            route, version, spec.traffic().hosts(), spec.traffic().hasOneWriter(), writer, shares);
    return new TrafficDecision(
        standing, table, step, problem(standing, step, table, observed), changed);
  }

  /** Who gets writing requests meanwhile. */
  private static Optional<String> writer(WriterStep step) {
    return switch (step) {
      case WriterStep.Unfenced() -> Optional.empty();
      case WriterStep.Keep(var holder) -> Optional.of(holder);
      case WriterStep.Await(var _, var meanwhile, var _) -> meanwhile;
      // not before the lease is seen to be theirs
      case WriterStep.Create c -> Optional.empty();
      case WriterStep.AskBack a -> Optional.empty();
      case WriterStep.Grant g -> Optional.empty();
    };
  }

  private static boolean changed(
      long generation,
      Optional<TrafficRouteStatus> before,
      Optional<String> writer,
      List<RouteTable.Share> shares) {
    if (before.isEmpty() || before.get().version() == null) {
      return true;
    }
    var told =
        before.get().targets().stream()
            .map(t -> new RouteTable.Share(t.name(), t.address(), t.weight()))
            .toList();
    return !Objects.equals(before.get().observedGeneration(), generation)
        || !Objects.equals(before.get().writer(), writer.orElse(null))
        || !told.equals(shares);
  }

  private static Optional<Problem> problem(
      List<Standing> standing, WriterStep step, RouteTable table, TrafficObserved observed) {
    if (observed.edges().isEmpty()) {
      return Optional.of(
          new Problem(Reason.EDGE_MISSING, "traffic is asked for, but no edge is configured"));
    }
    if (step instanceof WriterStep.Await(var problem, var _, var _)) {
      return Optional.of(problem);
    }
    if (step instanceof WriterStep.Grant || step instanceof WriterStep.AskBack) {
      return Optional.of(
          new Problem(Reason.WRITER_MOVING, "the right to write goes to another placement"));
    }
    if (standing.stream().noneMatch(Standing::serves)) {
      return Optional.of(
          standing.stream().allMatch(one -> one.health() == Health.UNKNOWN)
              ? new Problem(Reason.PENDING, "no placement was probed yet")
              : new Problem(Reason.NO_PLACEMENT_HEALTHY, "no placement answers"));
    }
    if (step instanceof WriterStep.Create) {
      return Optional.of(new Problem(Reason.IN_PROGRESS, "the right to write is being given"));
    }
    return observed.edges().entrySet().stream()
        .filter(edge -> edge.getValue().version() < table.version())
        .findFirst()
        .map(edge ->
            edge.getValue()
                .problem()
                .map(why -> new Problem(Reason.EDGE_UNREACHABLE, edge.getKey() + ": " + why))
                .orElseGet(() ->
                    new Problem(Reason.IN_PROGRESS, "edge " + edge.getKey() + " is being told")));
  }
}
