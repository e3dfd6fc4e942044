package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.model.StackOutcome.Changes;
import dev.skybridge.model.StackOutcome.FailureClass;
import dev.skybridge.operator.adapter.pulumi.EngineCommand.Operation;
import dev.skybridge.operator.adapter.pulumi.EngineProcess.Ended;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says how an operation ended, from what the engine, the relay and the process left. */
final class OutcomeReport {
  private final Masking masking;
  private final FailureLog failures;

  OutcomeReport(Masking masking, FailureLog failures) {
    this.masking = masking;
    this.failures = failures;
  }

  /** What failed at the provider. */
  FailureLog failures() {
    return failures;
  }

  /** After a run of the engine. */
  StackOutcome of(Operation operation, EngineRun.Report run, int adopted, Checkpoint after) {
    var changes = changes(run.events(), adopted);
    return switch (run.ended()) {
      case Ended.Well well ->
          operation == Operation.DESTROY && !after.resources().isEmpty()
              ? incomplete(changes, after)
              : new StackOutcome.Succeeded(changes, outputs(run), after.live());
      case Ended.Badly badly -> failed(changes, explanations(run, badly));
      case Ended.DeadlinePassed passed ->
          failure(
              Reason.DEADLINE_EXCEEDED,
              FailureClass.TRANSIENT,
              "the operation did not end in time and was stopped",
              changes);
      case Ended.Interrupted interrupted ->
          failure(
              Reason.ENGINE_FAILED, FailureClass.TRANSIENT, "the operation was cancelled", changes);
      case Ended.NotStarted not ->
          failure(Reason.ENGINE_FAILED, FailureClass.TRANSIENT, not.message(), changes);
    };
  }

  /** Before the engine ran. */
  StackOutcome notStarted(Ended ended) {
    var message =
        switch (ended) {
          case Ended.Well well -> "the engine was not asked";
          case Ended.Badly badly -> badly.errors();
          case Ended.DeadlinePassed passed -> "the engine did not answer in time";
          case Ended.Interrupted interrupted -> "cancelled";
          case Ended.NotStarted not -> not.message();
        };
    return failure(Reason.ENGINE_FAILED, FailureClass.TRANSIENT, message, Changes.NONE);
  }

  /**
   * What was there before can't be observed or taken over, or a program can't be run: nothing was
   * done.
   */
  StackOutcome refused(Problem problem) {
    return failure(
        problem.reason(),
        problem.reason() == Reason.GIT_UNREACHABLE
            ? FailureClass.TRANSIENT
            : FailureClass.PERMANENT,
        problem.message(),
        Changes.NONE);
  }

  /** A failure that the relay saw, or else one that only the engine can explain. */
  StackOutcome failed(Changes changes, List<String> explanations) {
    return failures
        .decisive()
        .map(cause -> failure(cause.reason(), cause.failureClass(), cause.message(), changes))
        .orElseGet(() ->
            failure(
                Reason.ENGINE_FAILED,
                FailureClass.TRANSIENT,
                String.join("; ", explanations),
                changes));
  }

  /** What was planned no longer holds: nothing was done. */
  StackOutcome planChanged() {
    return failure(
        Reason.PLAN_CHANGED,
        FailureClass.TRANSIENT,
        "the stack, its provider or what is asked for changed since the plan was made",
        Changes.NONE);
  }

  /** There is no stack, and nothing of it is left. */
  StackOutcome nothingLeft(int deleted) {
    return new StackOutcome.Succeeded(new Changes(0, 0, 0, 0, deleted, 0), Map.of(), List.of());
  }

  /** Something may be ours, but does not prove it: a person must look before it is deleted. */
  StackOutcome unproven(OrphanSweep.Swept swept) {
    return failure(
        Reason.DESTROY_INCOMPLETE,
        FailureClass.PERMANENT,
        "these may be left from an interrupted create, but carry no ownership tags; delete them at the vendor: "
            + String.join(", ", swept.unproven()),
        new Changes(0, 0, 0, 0, swept.deleted(), 0));
  }

  private StackOutcome incomplete(Changes changes, Checkpoint after) {
    var left =
        after.vendorResources().stream()
            .map(resource -> resource.name() + " (" + resource.id() + ")")
            .collect(Collectors.joining(", "));
    return failure(
        Reason.DESTROY_INCOMPLETE, FailureClass.TRANSIENT, "still there: " + left, changes);
  }

  private StackOutcome failure(
      Reason reason, FailureClass failureClass, String message, Changes changes) {
    var retryAfter =
        switch (failureClass) {
          case THROTTLED -> Duration.ofSeconds(15);
          case TRANSIENT -> Duration.ofSeconds(5);
          case PERMANENT -> Duration.ofMinutes(1);
        };
    return new StackOutcome.Failed(
        reason, failureClass, masking.apply(message), retryAfter, changes);
  }

  private static Changes changes(EngineEvents events, int adopted) {
    return new Changes(
        Math.max(0, events.count("create") - adopted),
        adopted + events.count("import") + events.count("import-replacement"),
        events.count("update"),
        events.count("create-replacement"),
        events.count("delete"),
        events.count("same"));
  }

  private static Map<String, String> outputs(EngineRun.Report run) {
    var texts = new TreeMap<String, String>();
    run.program()
        .ifPresent(program ->
            program
                .outputs()
                .forEach((name, value) ->
                    PropertyCodec.plainText(value).ifPresent(text -> texts.put(name, text))));
    return texts;
  }

  private static List<String> explanations(EngineRun.Report run, Ended.Badly badly) {
    var all = new ArrayList<>(run.events().errors());
    if (all.isEmpty()) {
      run.program().ifPresent(program -> all.addAll(program.failures()));
    }
    if (all.isEmpty()) {
      all.add("exit code " + badly.exitCode() + ": " + badly.errors().strip());
    }
    return all;
  }
}
