package dev.skybridge.operator.stack;

import dev.skybridge.crd.CloudStackStatus;
import dev.skybridge.crd.DriftPolicy;
import dev.skybridge.crd.DriftSpec;
import dev.skybridge.crd.DriftStatus;
import dev.skybridge.model.Drift;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.model.StackPlan.PropertyChange;
import dev.skybridge.operator.stack.StackOperation.Finished;
import dev.skybridge.operator.stack.StackOperation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides when a settled stack is compared with the cloud, and what is done with the result. */
final class DriftPlanner {
  /** Differences that a status shows; the console shows all that were found. */
  private static final int SHOWN = 50;

  /**
   * Fifths of the interval between the end of a comparison and the start of the next: what was
   * changed right after the first is shown within the interval if the second takes no longer than
   * the fifth that is left.
   */
  private static final int LOOK_AFTER_FIFTHS = 4;

  /** After a comparison that failed. */
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

  private DriftPlanner() {}

  /** What a settled stack does next, and when. */
  static StackDecision settled(
      StackObserved observed,
      StackObserved.MappedGraph.Present wanted,
      @Nullable CloudStackStatus status,
      Instant now) {
    var toRevert = toRevert(observed);
    if (!toRevert.isEmpty()) {
      return new StackDecision.Refresh(wanted.graph(), toRevert);
    }
    var left = Duration.between(now, due(observed, status, now));
    return left.isPositive()
        ? new StackDecision.Rest(left)
        : new StackDecision.Inspect(wanted.graph(), observed.inspectionRequested());
  }

  private static Instant due(
      StackObserved observed, @Nullable CloudStackStatus status, Instant now) {
    if (observed.operation() instanceof Finished(Kind kind, _, _, Instant at, _, var outcome, _)
        && kind == Kind.INSPECT
        && outcome instanceof StackOutcome.Failed) {
      return at.plus(AFTER_FAILURE);
    }
    var drift = inspected(observed).or(() -> Optional.ofNullable(status).map(s -> s.drift()));
    var requested = observed.inspectionRequested();
    if (requested != null && !requested.equals(drift.map(DriftStatus::requestedAt).orElse(null))) {
      return now;
    }
    return drift
        .map(DriftStatus::checkedAt)
        .or(() -> lastFinished(observed, status))
        .map(Instant::parse)
        .orElse(now)
        .plus(observed.inspectEvery().multipliedBy(LOOK_AFTER_FIFTHS).dividedBy(5));
  }

  private static Optional<String> lastFinished(
      StackObserved observed, @Nullable CloudStackStatus status) {
    if (observed.operation() instanceof Finished finished) {
      return Optional.of(finished.finishedAt().toString());
    }
    return Optional.ofNullable(status)
        .map(CloudStackStatus::lastOperation)
        .map(CloudStackStatus.Operation::finishedAt);
  }

  /** What the last comparison of this process found; empty if there was none. */
  static Optional<DriftStatus> inspected(StackObserved observed) {
    if (!(observed.operation()
        instanceof
        Finished(
            _,
            _,
            _,
            Instant at,
            _,
            StackOutcome.Inspected(int checked, var drift),
            var purpose))) {
      return Optional.empty();
    }
    var spec = observed.spec().driftOrDefault();
    return Optional.of(
        new DriftStatus(
            at.toString(),
            purpose instanceof StackOperation.Purpose.Compare(var requestedAt) ? requestedAt : null,
            checked,
            (int) drift.stream().filter(each -> counts(each, spec)).count(),
            drift.stream().flatMap(each -> words(each, spec)).limit(SHOWN).toList(),
            !toRevert(observed).isEmpty()));
  }

  private static List<String> toRevert(StackObserved observed) {
    if (!(observed.operation()
        instanceof Finished(_, _, _, _, _, StackOutcome.Inspected(_, var drift), _))) {
      return List.of();
    }
    var spec = observed.spec().driftOrDefault();
    return drift.stream()
        .filter(each -> reverts(each, spec))
        .map(Drift::name)
        .filter(name -> !isObserved(observed.mapping(), name))
        .toList();
  }

  /** What is only read is shown as it is, never changed back. */
  private static boolean isObserved(StackObserved.MappedGraph mapping, String name) {
    return mapping instanceof StackObserved.MappedGraph.Present present
        && present.graph().resources().stream()
            .anyMatch(resource -> resource.name().equals(name) && resource.isObserved());
  }

  private static boolean reverts(Drift drift, DriftSpec spec) {
    return drift.missing()
        ? spec.policyFor(drift.type(), "") == DriftPolicy.REVERT
        : drift.changes().stream()
            .anyMatch(change -> spec.policyFor(drift.type(), change.path()) == DriftPolicy.REVERT);
  }

  private static boolean counts(Drift drift, DriftSpec spec) {
    return words(drift, spec).findAny().isPresent();
  }

  private static Stream<String> words(Drift drift, DriftSpec spec) {
    return drift.missing()
        ? Stream.of("%s (%s): gone".formatted(drift.name(), drift.type()))
        : drift.changes().stream()
            .filter(change -> spec.policyFor(drift.type(), change.path()) != DriftPolicy.ADOPT)
            .map(change -> words(drift, change));
  }

  private static String words(Drift drift, PropertyChange change) {
    return "%s (%s): %s is %s, not %s"
        .formatted(
            drift.name(),
            drift.type(),
            change.path(),
            Objects.requireNonNullElse(change.after(), "absent"),
            Objects.requireNonNullElse(change.before(), "absent"));
  }
}
