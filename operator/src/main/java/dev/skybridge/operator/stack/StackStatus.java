package dev.skybridge.operator.stack;

import dev.skybridge.crd.CloudStackStatus;
import dev.skybridge.crd.Condition;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.operator.stack.StackOperation.Finished;
import dev.skybridge.operator.stack.StackOperation.Kind;
import dev.skybridge.operator.status.ConditionList;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The status of a CloudStack from what was observed and decided. Pure. */
final class StackStatus {
  private static final CloudStackStatus EMPTY =
      new CloudStackStatus(null, List.of(), null, null, java.util.Map.of(), null);

  CloudStackStatus of(
      long generation,
      @Nullable CloudStackStatus before,
      StackOperation operation,
      StackDecision decision,
      Instant now) {
    var previous = before == null ? EMPTY : before;
    var after = withOperation(previous, operation);
    return new CloudStackStatus(
        generation,
        conditions(previous.conditions(), generation, decision, now),
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
              null, List.of(), finished.graphHash(), done.resources().size(), done.outputs(), last);
      case StackOutcome.Succeeded done ->
          new CloudStackStatus(null, List.of(), null, 0, java.util.Map.of(), last);
      case StackOutcome.Failed failed ->
          new CloudStackStatus(
              null,
              List.of(),
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
      case StackDecision.Rest r -> settled(list, "the stack is as asked");
      case StackDecision.Up up ->
          working(list, "bringing up " + up.graph().resources().size() + " resources");
      case StackDecision.Watch w -> working(list, "an engine operation is running");
      case StackDecision.Cancel c -> deleting(list, "cancelling the running operation");
      case StackDecision.Destroy d -> deleting(list, "destroying the cloud resources");
      case StackDecision.Release r -> deleting(list, r.why());
      case StackDecision.Hold hold -> held(list, hold.problem());
      case StackDecision.Stall stall -> stalled(list, stall.problem());
    };
  }

  private static List<Condition> settled(ConditionList list, String message) {
    return list.add("Ready", true, Reason.READY, message)
        .add("Reconciling", false, Reason.READY, "nothing to do")
        .add("Stalled", false, Reason.READY, "no person is needed")
        .build();
  }

  private static List<Condition> working(ConditionList list, String message) {
    return list.add("Ready", false, Reason.IN_PROGRESS, message)
        .add("Reconciling", true, Reason.IN_PROGRESS, message)
        .add("Stalled", false, Reason.IN_PROGRESS, "no person is needed")
        .build();
  }

  private static List<Condition> deleting(ConditionList list, String message) {
    return list.add("Ready", false, Reason.DELETING, message)
        .add("Reconciling", true, Reason.DELETING, message)
        .add("Stalled", false, Reason.DELETING, "no person is needed")
        .build();
  }

  private static List<Condition> held(ConditionList list, Problem problem) {
    return list.add("Ready", false, problem.reason(), problem.message())
        .add("Reconciling", true, problem.reason(), "it is tried again by itself")
        .add("Stalled", false, problem.reason(), "no person is needed")
        .build();
  }

  private static List<Condition> stalled(ConditionList list, Problem problem) {
    return list.add("Ready", false, problem.reason(), problem.message())
        .add("Reconciling", false, problem.reason(), "a person must help")
        .add(
            "Stalled",
            true,
            problem.reason(),
            problem.message() + " Cure: " + problem.reason().cure())
        .build();
  }
}
