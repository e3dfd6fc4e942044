package dev.skybridge.operator.stack;

import dev.skybridge.crd.CloudStackStatus;
import dev.skybridge.crd.PlanStatus;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.model.StackEngine.StackRequest;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.model.StackPlan;
import dev.skybridge.operator.stack.StackObserved.Access;
import dev.skybridge.operator.stack.StackObserved.MappedGraph;
import dev.skybridge.operator.stack.StackOperation.Finished;
import dev.skybridge.operator.stack.StackOperation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides on a stack. Pure and total. */
final class StackPlanner {
  /** First wait after a failure that may pass by itself; doubles with each failure in a row. */
  private static final Duration FIRST_RETRY = Duration.ofSeconds(2);

  /**
   * Longest wait after such a failure: an outage of an hour is noticed to be over within a minute.
   */
  private static final Duration LAST_RETRY = Duration.ofSeconds(60);

  /**
   * A failure that needs a person is still tried now and then: quotas are raised without us being
   * told.
   */
  private static final Duration STALLED_RETRY = Duration.ofMinutes(10);

  /**
   * Failed operations in a row, about a quarter of an hour, after which a person is asked for help
   * although it may still pass by itself, and is still tried.
   */
  private static final int PATIENCE = 20;

  /**
   * How soon a missing account or Secret is looked for again; their arrival also wakes the stack.
   */
  private static final Duration ACCESS_RETRY = Duration.ofSeconds(10);

  /** How soon a repository that did not answer is asked again. */
  private static final Duration SOURCE_RETRY = Duration.ofSeconds(30);

  /**
   * What to do now.
   *
   * @param status as it was written last; null if it never was
   */
  StackDecision decide(StackObserved observed, @Nullable CloudStackStatus status, Instant now) {
    if (observed.operation() instanceof StackOperation.Running running) {
      return observed.deleting() && running.kind() != Kind.DESTROY
          ? new StackDecision.Cancel()
          : new StackDecision.Watch();
    }
    return observed.deleting()
        ? decideDeletion(observed, status, now)
        : decideUp(observed, status, now);
  }

  private static StackDecision decideDeletion(
      StackObserved observed, @Nullable CloudStackStatus status, Instant now) {
    if (observed.abandon()) {
      return new StackDecision.Release("resources stay: deletion policy Orphan, or force-abandon");
    }
    if (observed.operation() instanceof Finished finished && finished.kind() == Kind.DESTROY) {
      return switch (finished.outcome()) {
        case StackOutcome.Failed failed ->
            waitOrElse(finished, failed, now).orElseGet(() -> destroyAgain(observed));
        case StackOutcome.Succeeded _, StackOutcome.Planned _, StackOutcome.Inspected _ ->
            new StackDecision.Release("destroy verified");
      };
    }
    return switch (observed.access()) {
      case Access.Granted _ -> decideDestroy(observed, status, now);
      case Access.Denied _ when !observed.everOperated() ->
          new StackDecision.Release("nothing was ever made for it");
      case Access.Denied denied -> new StackDecision.Stall(denied.problem(), ACCESS_RETRY);
    };
  }

  private static StackDecision destroyAgain(StackObserved observed) {
    return switch (observed.access()) {
      case Access.Granted _ -> new StackDecision.Destroy(graphOf(observed));
      case Access.Denied denied -> new StackDecision.Stall(denied.problem(), ACCESS_RETRY);
    };
  }

  /** Who deletes an application means its resources; who deletes a placement may not. */
  private static StackDecision decideDestroy(
      StackObserved observed, @Nullable CloudStackStatus status, Instant now) {
    var kept =
        observed.spec().resources().stream()
            .filter(ResourceSpec::isProtected)
            .map(ResourceSpec::name)
            .toList();
    if (observed.everOperated() && !kept.isEmpty()) {
      return new StackDecision.Stall(
          new Problem(
              Reason.PROTECTED_RESOURCE,
              "it is to be deleted, but these are protected: " + String.join(", ", kept)),
          STALLED_RETRY);
    }
    if (observed.mapping() instanceof MappedGraph.Absent(var problem)
        && observed.spec().existing().stream().anyMatch(each -> !each.isTakenOver())) {
      // without a graph, what is only to be read could not be told from what is to be deleted
      return new StackDecision.Stall(problem, ACCESS_RETRY);
    }
    if (!observed.everOperated() || observed.withApplication()) {
      return new StackDecision.Destroy(graphOf(observed));
    }
    var graph = graphOf(observed);
    if (observed.operation() instanceof Finished finished
        && finished.kind() == Kind.PLAN
        && finished.graphHash().equals(StackRequest.DESTROY)) {
      return switch (finished.outcome()) {
        case StackOutcome.Planned(StackPlan plan) ->
            switch (ChangePlanner.judge(
                plan, graph, observed, status, finished.finishedAt(), now)) {
              case ChangePlanner.Verdict.Go _ -> new StackDecision.Destroy(graph);
              case ChangePlanner.Verdict.Stop stop -> stop.decision();
            };
        case StackOutcome.Failed failed ->
            waitOrElse(finished, failed, now)
                .orElseGet(() -> new StackDecision.Plan(graph, StackRequest.DESTROY));
        case StackOutcome.Succeeded _, StackOutcome.Inspected _ ->
            new StackDecision.Plan(graph, StackRequest.DESTROY);
      };
    }
    return new StackDecision.Plan(graph, StackRequest.DESTROY);
  }

  private static ResourceGraph graphOf(StackObserved observed) {
    return switch (observed.mapping()) {
      case MappedGraph.Present present -> present.graph();
      case MappedGraph.Absent _ ->
          switch (observed.access()) {
            case Access.Granted granted ->
                new ResourceGraph(granted.account().provider(), List.of(), Map.of());
            case Access.Denied _ ->
                throw new IllegalStateException("decided on a destroy without access");
          };
    };
  }

  private static StackDecision decideUp(
      StackObserved observed, @Nullable CloudStackStatus status, Instant now) {
    if (observed.paused()) {
      return new StackDecision.Hold(
          new Problem(Reason.PAUSED, "paused by annotation"), STALLED_RETRY);
    }
    if (observed.access() instanceof Access.Denied denied) {
      return new StackDecision.Stall(denied.problem(), ACCESS_RETRY);
    }
    return switch (observed.mapping()) {
      case MappedGraph.Absent(Problem problem) when problem.reason() == Reason.GIT_UNREACHABLE ->
          new StackDecision.Hold(problem, SOURCE_RETRY);
      case MappedGraph.Absent absent -> new StackDecision.Stall(absent.problem(), STALLED_RETRY);
      case MappedGraph.Present wanted ->
          observed.operation() instanceof Finished finished
              ? after(finished, wanted, observed, status, now)
              : fromStatus(wanted, observed, status, now);
    };
  }

  private static StackDecision fromStatus(
      MappedGraph.Present wanted,
      StackObserved observed,
      @Nullable CloudStackStatus status,
      Instant now) {
    return status != null && wanted.hash().equals(status.graphHash())
        ? DriftPlanner.settled(observed, wanted, status, now)
        : new StackDecision.Plan(wanted.graph(), wanted.hash());
  }

  private static StackDecision after(
      Finished finished,
      MappedGraph.Present wanted,
      StackObserved observed,
      @Nullable CloudStackStatus status,
      Instant now) {
    var plan = new StackDecision.Plan(wanted.graph(), wanted.hash());
    var isChange = finished.kind() == Kind.PLAN || finished.kind() == Kind.UP;
    if (isChange && !finished.graphHash().equals(wanted.hash())) {
      return fromStatus(wanted, observed, status, now);
    }
    return switch (finished.kind()) {
      case PLAN ->
          switch (finished.outcome()) {
            case StackOutcome.Planned(StackPlan found) ->
                switch (ChangePlanner.judge(
                    found, wanted.graph(), observed, status, finished.finishedAt(), now)) {
                  case ChangePlanner.Verdict.Go(PlanStatus go) ->
                      new StackDecision.Up(wanted.graph(), wanted.hash(), go);
                  case ChangePlanner.Verdict.Stop stop -> stop.decision();
                };
            case StackOutcome.Failed failed -> waitOrElse(finished, failed, now).orElse(plan);
            case StackOutcome.Succeeded _, StackOutcome.Inspected _ -> plan;
          };
      case UP ->
          switch (finished.outcome()) {
            case StackOutcome.Succeeded _ -> DriftPlanner.settled(observed, wanted, status, now);
            case StackOutcome.Failed(Reason reason, _, _, _, _)
                when reason == Reason.PLAN_CHANGED ->
                plan;
            case StackOutcome.Failed failed -> waitOrElse(finished, failed, now).orElse(plan);
            case StackOutcome.Planned _, StackOutcome.Inspected _ -> plan;
          };
      case REFRESH ->
          finished.outcome() instanceof StackOutcome.Failed failed
              ? waitOrElse(finished, failed, now).orElse(plan)
              : plan;
      case INSPECT -> fromStatus(wanted, observed, status, now);
      case DESTROY -> plan; // made anew under a name that was destroyed
    };
  }

  private static Optional<StackDecision> waitOrElse(
      Finished finished, StackOutcome.Failed failed, Instant now) {
    var permanent = failed.failureClass() == StackOutcome.FailureClass.PERMANENT;
    var pause = permanent ? STALLED_RETRY : backoff(finished.attempts(), failed.retryAfter());
    var left = Duration.between(now, finished.finishedAt().plus(pause));
    if (!left.isPositive()) {
      return Optional.empty();
    }
    var problem = new Problem(failed.reason(), failed.message());
    return Optional.of(
        permanent || finished.attempts() >= PATIENCE
            ? new StackDecision.Stall(problem, left)
            : new StackDecision.Hold(problem, left));
  }

  private static Duration backoff(int attempts, Duration atLeast) {
    var doublings = Math.clamp(attempts - 1L, 0, 10);
    var pause = FIRST_RETRY.multipliedBy(1L << doublings);
    var bounded = pause.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : pause;
    return bounded.compareTo(atLeast) < 0 ? atLeast : bounded;
  }
}
