package dev.skybridge.operator.stack;

import dev.skybridge.crd.CloudStackStatus;
import dev.skybridge.crd.Condition;
import dev.skybridge.crd.DriftStatus;
import dev.skybridge.crd.PlanState;
import dev.skybridge.crd.PlanStatus;
import dev.skybridge.model.ProgramSource;
import dev.skybridge.model.Provider;
import dev.skybridge.model.Reason;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.operator.stack.StackOperation.Finished;
import dev.skybridge.operator.stack.StackOperation.Kind;
import dev.skybridge.operator.stack.StackOperation.Purpose;
import dev.skybridge.operator.status.ConditionList;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The status of a CloudStack from what was observed and decided. Pure. */
final class StackStatus {
  private static final CloudStackStatus EMPTY =
      new CloudStackStatus(null, List.of(), null, null, null, Map.of(), null, null, null);

  CloudStackStatus of(
      long generation,
      @Nullable CloudStackStatus before,
      StackObserved observed,
      StackDecision decision,
      Instant now) {
    var previous = before == null ? EMPTY : before;
    var reached = Reached.of(previous, observed.operation());
    return new CloudStackStatus(
        generation,
        conditions(previous, generation, observed, decision, now),
        provider(observed, previous),
        leavesItsGraph(decision) ? null : reached.graphHash(),
        reached.resourceCount(),
        reached.outputs(),
        lastOperation(previous, observed.operation()),
        plan(previous, observed.operation(), decision),
        drift(previous, observed),
        commit(previous, observed));
  }

  /** From its start on, an operation may have changed something, also if we don't see its end. */
  private static boolean leavesItsGraph(StackDecision decision) {
    return decision instanceof StackDecision.Up
        || decision instanceof StackDecision.Refresh
        || decision instanceof StackDecision.Destroy;
  }

  private static @Nullable String commit(CloudStackStatus previous, StackObserved observed) {
    return observed.mapping() instanceof StackObserved.MappedGraph.Present wanted
        ? Optional.ofNullable(wanted.program()).map(ProgramSource::commit).orElse(null)
        : previous.commit();
  }

  private static @Nullable Provider provider(StackObserved observed, CloudStackStatus previous) {
    return observed.access() instanceof StackObserved.Access.Granted granted
        ? granted.account().provider()
        : previous.provider();
  }

  /** What the cloud has, as far as the last operation tells. */
  private record Reached(
      @Nullable String graphHash, @Nullable Integer resourceCount, Map<String, String> outputs) {

    static Reached of(CloudStackStatus previous, StackOperation operation) {
      var same = new Reached(previous.graphHash(), previous.resourceCount(), previous.outputs());
      if (operation instanceof StackOperation.Running running && !running.kind().onlyLooks()) {
        return new Reached(null, previous.resourceCount(), previous.outputs());
      }
      if (!(operation instanceof Finished finished)) {
        return same;
      }
      // a graph that was left half way, or that was drifted from, is no longer what the cloud has
      var none = new Reached(null, previous.resourceCount(), previous.outputs());
      return switch (finished.kind()) {
        case PLAN, INSPECT -> same;
        case REFRESH -> none;
        case UP ->
            finished.outcome() instanceof StackOutcome.Succeeded done
                ? new Reached(finished.graphHash(), done.resources().size(), done.outputs())
                : none;
        case DESTROY ->
            finished.outcome() instanceof StackOutcome.Succeeded
                ? new Reached(null, 0, Map.of())
                : none;
      };
    }
  }

  private static CloudStackStatus.@Nullable Operation lastOperation(
      CloudStackStatus previous, StackOperation operation) {
    if (!(operation instanceof Finished finished) || finished.kind().onlyLooks()) {
      return previous.lastOperation();
    }
    var changes = finished.outcome().changes();
    return new CloudStackStatus.Operation(
        finished.kind().name().toLowerCase(Locale.ROOT),
        finished.outcome() instanceof StackOutcome.Failed failed
            ? failed.reason().code()
            : "Succeeded",
        finished.attempts(),
        finished.startedAt().toString(),
        finished.finishedAt().toString(),
        changes.created(),
        changes.adopted(),
        changes.updated(),
        changes.replaced(),
        changes.deleted(),
        changes.unchanged());
  }

  private static @Nullable PlanStatus plan(
      CloudStackStatus previous, StackOperation operation, StackDecision decision) {
    return switch (decision) {
      case StackDecision.Up up -> up.plan();
      case StackDecision.Await await -> await.plan();
      case StackDecision.Plan _,
          StackDecision.Inspect _,
          StackDecision.Refresh _,
          StackDecision.Destroy _,
          StackDecision.Cancel _,
          StackDecision.Watch _,
          StackDecision.Rest _,
          StackDecision.Hold _,
          StackDecision.Stall _,
          StackDecision.Release _ ->
          ended(previous.plan(), operation);
    };
  }

  /**
   * The operation knows which plan was let pass; what the status says may have been read before it
   * was written.
   */
  private static @Nullable PlanStatus ended(
      @Nullable PlanStatus previous, StackOperation operation) {
    return switch (operation) {
      case StackOperation.Running(_, _, _, Purpose.Apply(var plan)) -> plan;
      case Finished(_, _, _, _, _, StackOutcome.Succeeded _, Purpose.Apply(var plan)) ->
          PlanReview.in(PlanState.APPLIED, plan, plan.approval(), plan.approvedBy());
      case Finished(_, _, _, _, _, _, Purpose.Apply(var plan)) ->
          PlanReview.in(PlanState.FAILED, plan, plan.approval(), plan.approvedBy());
      case StackOperation.None _, StackOperation.Running _, Finished _ -> previous;
    };
  }

  private static @Nullable DriftStatus drift(CloudStackStatus previous, StackObserved observed) {
    var last = previous.drift();
    var inspected = DriftPlanner.inspected(observed);
    if (inspected.isPresent()) {
      return inspected.get();
    }
    if (last == null || !last.reverting() || !hasApplied(observed.operation())) {
      return last;
    }
    return new DriftStatus(
        last.checkedAt(), last.requestedAt(), last.checked(), 0, List.of(), false);
  }

  private static boolean hasApplied(StackOperation operation) {
    return operation instanceof Finished finished
        && finished.kind() == Kind.UP
        && finished.outcome() instanceof StackOutcome.Succeeded;
  }

  private static List<Condition> conditions(
      CloudStackStatus previous,
      long generation,
      StackObserved observed,
      StackDecision decision,
      Instant now) {
    var list = new ConditionList(previous.conditions(), generation, now);
    return switch (decision) {
      case StackDecision.Rest _ -> list.settled("the stack is as asked").build();
      case StackDecision.Inspect _ -> list.settled("the stack is as asked").build();
      case StackDecision.Plan _ ->
          list.working(Reason.IN_PROGRESS, "finding out what is to be changed").build();
      case StackDecision.Up up ->
          list.working(
                  Reason.IN_PROGRESS,
                  observed.spec().program() == null
                      ? "bringing up " + up.graph().resources().size() + " resources"
                      : "bringing up what the program asks for")
              .build();
      case StackDecision.Refresh refresh ->
          list.working(
                  Reason.DRIFTED,
                  "changed behind our back and to be changed back: "
                      + String.join(", ", refresh.targets()))
              .build();
      case StackDecision.Watch _ -> watching(previous, observed, list);
      case StackDecision.Cancel _ ->
          list.working(Reason.DELETING, "cancelling the running operation").build();
      case StackDecision.Destroy _ ->
          list.working(Reason.DELETING, "destroying the cloud resources").build();
      case StackDecision.Release release -> list.working(Reason.DELETING, release.why()).build();
      case StackDecision.Hold hold -> list.held(hold.problem()).build();
      case StackDecision.Stall stall -> list.stalled(stall.problem()).build();
      case StackDecision.Await await -> list.stalled(await.problem()).build();
    };
  }

  /** A comparison does not make a stack less ready. */
  private static List<Condition> watching(
      CloudStackStatus previous, StackObserved observed, ConditionList list) {
    var comparing =
        observed.operation() instanceof StackOperation.Running running
            && running.kind() == Kind.INSPECT;
    var reached =
        observed.mapping() instanceof StackObserved.MappedGraph.Present wanted
            && wanted.hash().equals(previous.graphHash());
    return comparing && reached && !observed.deleting()
        ? list.settled("the stack is as asked").build()
        : list.working(Reason.IN_PROGRESS, "an engine operation is running").build();
  }
}
