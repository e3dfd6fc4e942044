package dev.skybridge.operator.stack;

import dev.skybridge.crd.CloudStackStatus;
import dev.skybridge.crd.Condition;
import dev.skybridge.model.Reason;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.operator.stack.StackOperation.Finished;
import dev.skybridge.operator.stack.StackOperation.Kind;
import dev.skybridge.operator.status.ConditionList;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The status of a CloudStack from what was observed and decided. Pure. */
final class StackStatus {
  private static final CloudStackStatus EMPTY =
      new CloudStackStatus(null, List.of(), null, null, null, Map.of(), null);

  CloudStackStatus of(
      long generation,
      @Nullable CloudStackStatus before,
      StackObserved observed,
      StackDecision decision,
      Instant now) {
    var previous = before == null ? EMPTY : before;
    var after = withOperation(previous, observed.operation());
    return new CloudStackStatus(
        generation,
        conditions(previous.conditions(), generation, decision, now),
        observed.access() instanceof StackObserved.Access.Granted granted
            ? granted.account().provider()
            : previous.provider(),
        after.graphHash(),
        after.resourceCount(),
        after.outputs(),
        after.lastOperation());
  }

  private static CloudStackStatus withOperation(
      CloudStackStatus previous, StackOperation operation) {
    if (!(operation instanceof Finished finished)) {
      return previous;
    }
    var changes = finished.outcome().changes();
    var last =
        new CloudStackStatus.Operation(
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
    return switch (finished.outcome()) {
      case StackOutcome.Succeeded done when finished.kind() == Kind.UP ->
          new CloudStackStatus(
              null,
              List.of(),
              null,
              finished.graphHash(),
              done.resources().size(),
              done.outputs(),
              last);
      case StackOutcome.Succeeded done ->
          new CloudStackStatus(null, List.of(), null, null, 0, Map.of(), last);
      case StackOutcome.Failed failed ->
          new CloudStackStatus(
              null,
              List.of(),
              null,
              // the graph that was reached is no longer what the cloud has
              null,
              previous.resourceCount(),
              previous.outputs(),
              last);
    };
  }

  private static List<Condition> conditions(
      List<Condition> previous, long generation, StackDecision decision, Instant now) {
    var list = new ConditionList(previous, generation, now);
    return switch (decision) {
      case StackDecision.Rest r -> list.settled("the stack is as asked").build();
      case StackDecision.Up up ->
          list.working(
                  Reason.IN_PROGRESS, "bringing up " + up.graph().resources().size() + " resources")
              .build();
      case StackDecision.Watch w ->
          list.working(Reason.IN_PROGRESS, "an engine operation is running").build();
      case StackDecision.Cancel c ->
          list.working(Reason.DELETING, "cancelling the running operation").build();
      case StackDecision.Destroy d ->
          list.working(Reason.DELETING, "destroying the cloud resources").build();
      case StackDecision.Release r -> list.working(Reason.DELETING, r.why()).build();
      case StackDecision.Hold hold -> list.held(hold.problem()).build();
      case StackDecision.Stall stall -> list.stalled(stall.problem()).build();
    };
  }
}
