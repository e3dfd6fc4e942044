package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a cell ended.
 *
 * @param cell which
 * @param runs of the operation until it succeeded
 * @param stops runs that ended for a person to help
 * @param reasons of the runs that failed
 * @param audit of the cloud in the end
 * @param failure why the cell is not as it should be; empty if it is
 * @param took in all
 */
record FaultResult(
    FaultCell cell,
    int runs,
    int stops,
    List<Reason> reasons,
    CloudAudit audit,
    Optional<String> failure,
    Duration took) {
  /** Copies the list. */
  FaultResult {
    reasons = List.copyOf(reasons);
  }

  /** Whether it ended as it should. */
  boolean well() {
    return failure.isEmpty() && audit.clean();
  }

  /** For a person. */
  String line() {
    return "faults: %-60s %s, %d runs%s, %d duplicates, %d orphans, %.1f s%s"
        .formatted(
            cell,
            well() ? stops > 0 ? "stopped, then converged" : "converged" : "FAILED",
            runs,
            reasons.isEmpty()
                ? ""
                : " ("
                    + reasons.stream()
                        .map(Reason::code)
                        .distinct()
                        .collect(Collectors.joining(", "))
                    + ")",
            audit.duplicates().size(),
            audit.orphans().size(),
            took.toMillis() / 1000.0,
            failure.map(why -> ": " + why).orElse("") + (audit.clean() ? "" : " " + audit));
  }
}
