package dev.skybridge.operator.application;

import dev.skybridge.crd.PlacementStatus;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.delivery.DeliveryState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one placement stands.
 *
 * @param status as it is written
 * @param provisioning what keeps its stack from being ready
 * @param delivered how its delivery stands; empty while it waits
 * @param waiting what keeps it from being delivered
 * @param problem the one that a person should read first; empty when it is ready
 */
record PlacementView(
    PlacementStatus status,
    Optional<Problem> provisioning,
    Optional<DeliveryState> delivered,
    Optional<Problem> waiting,
    Optional<Problem> problem) {

  boolean ready() {
    return problem.isEmpty() && delivered.isPresent();
  }

  @Nullable String revision() {
    return delivered.map(DeliveryState::revision).orElse(null);
  }

  /** Whether waiting alone will not help. */
  static boolean needsPerson(Problem problem) {
    return switch (problem.reason()) {
      case READY,
          PENDING,
          IN_PROGRESS,
          NOT_APPLICABLE,
          PAUSED,
          DELETING,
          BLOCKED_BY_DEPENDENCY,
          ACCOUNT_NOT_READY,
          CLOUD_UNREACHABLE,
          CLOUD_THROTTLED,
          DEADLINE_EXCEEDED,
          ENGINE_FAILED,
          STATE_UNREACHABLE,
          DATABASE_UNREACHABLE,
          OPERATION_IN_PROGRESS,
          PLAN_CHANGED,
          DRIFTED,
          CLUSTER_UNREACHABLE,
          GIT_UNREACHABLE,
          ARGOCD_UNREACHABLE,
          SYNCING,
          PROGRESSING,
          PLACEMENT_UNHEALTHY,
          NO_PLACEMENT_HEALTHY,
          PLACEMENT_DRAINED,
          WRITER_MOVING,
          COPY_LATE,
          EDGE_UNREACHABLE ->
          false;
      case DELETION_PROTECTED,
          INVALID_SPEC,
          DEPENDENCY_CYCLE,
          DEPENDENCY_NOT_FOUND,
          SECRET_NOT_FOUND,
          ACCOUNT_NOT_FOUND,
          ACCOUNT_NOT_ALLOWED,
          PLACEMENT_REFUSED,
          CREDENTIALS_REFUSED,
          NAMESPACE_CONFLICT,
          QUOTA_EXCEEDED,
          CLOUD_REFUSED,
          NOT_SUPPORTED,
          DESTROY_INCOMPLETE,
          AWAITING_APPROVAL,
          PROTECTED_RESOURCE,
          APPROVAL_EXPIRED,
          APPROVAL_OUTDATED,
          APPROVAL_BY_AUTHOR,
          APPROVAL_INCOMPLETE,
          APPROVAL_UNPROVEN,
          EXISTING_NOT_FOUND,
          EXISTING_DIFFERS,
          EXISTING_CONFLICT,
          GIT_REFUSED,
          SOURCE_NOT_FOUND,
          PROGRAM_FAILED,
          PROGRAM_TIMED_OUT,
          PROGRAM_NOT_ALLOWED,
          PROGRAM_NOT_ISOLATED,
          ARGOCD_REFUSED,
          SYNC_FAILED,
          WORKLOAD_DEGRADED,
          MANIFEST_REFUSED,
          FENCE_UNPROVEN,
          WRITES_WOULD_BE_LOST,
          COPY_NOT_OUTSIDE,
          RESTORE_FAILED,
          EDGE_MISSING ->
          true;
    };
  }

  /** Whether the workloads are broken, as opposed to starting or unknown. */
  boolean degraded() {
    return delivered
        .map(state ->
            DeliveryState.DEGRADED.equals(state.health())
                || state.problem().filter(p -> p.reason() == Reason.WORKLOAD_DEGRADED).isPresent())
        .orElse(false);
  }
}
