package dev.skybridge.operator.traffic;

import dev.skybridge.crd.CopiesSpec;
import dev.skybridge.crd.TrafficRouteSpec;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.status.ConditionList;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Whether there is a copy that would do, should the writer be lost now. Pure. */
final class CopyStatus {
  private static final String TYPE = "Copied";

  private CopyStatus() {}

  static void add(ConditionList list, TrafficRouteSpec spec, LeaseData data, Instant now) {
    var copies = spec.traffic().copies();
    if (copies == null) {
      list.add(TYPE, true, Reason.NOT_APPLICABLE, "spec.traffic.copies asks for none");
      return;
    }
    var problem =
        inside(spec, copies).or(() -> late(copies, data, now)).or(() -> elsewhere(copies, data));
    problem.ifPresentOrElse(
        one -> list.add(TYPE, false, one.reason(), one.message()),
        () -> list.add(TYPE, true, Reason.READY, "the last copy is as young as it has to be"));
  }

  private static Optional<Problem> inside(TrafficRouteSpec spec, CopiesSpec copies) {
    var provider = copies.provider();
    return provider == null
        ? Optional.empty()
        : spec.targets().stream()
            .filter(target -> target.provider() == provider)
            .findFirst()
            .map(target ->
                new Problem(
                    Reason.COPY_NOT_OUTSIDE,
                    "copies are kept on %s, and so is placement %s: they would be lost with it"
                        .formatted(provider.packageName(), target.name())));
  }

  private static Optional<Problem> late(CopiesSpec copies, LeaseData data, Instant now) {
    var why = data.problem().map(text -> ": " + text).orElse("");
    if (data.copy().isEmpty()) {
      return Optional.of(
          new Problem(
              why.isEmpty() ? Reason.PENDING : Reason.COPY_LATE, "no copy is known yet" + why));
    }
    var at = data.copy().get().at();
    return Duration.between(at, now).compareTo(copies.lateAfter()) <= 0
        ? Optional.empty()
        : Optional.of(
            new Problem(
                Reason.COPY_LATE,
                "the last copy is from %s, and one is to be made every %s%s"
                    .formatted(at.truncatedTo(ChronoUnit.SECONDS), copies.every(), why)));
  }

  private static Optional<Problem> elsewhere(CopiesSpec copies, LeaseData data) {
    return data.copy()
        .filter(copy -> !copy.to().equals(copies.to()))
        .map(copy ->
            new Problem(
                Reason.INVALID_SPEC,
                "the write gate copies to %s, spec.traffic.copies.to is %s"
                    .formatted(copy.to(), copies.to())));
  }
}
