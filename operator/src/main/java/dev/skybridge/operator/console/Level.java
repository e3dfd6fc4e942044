package dev.skybridge.operator.console;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.skybridge.crd.Condition;
import dev.skybridge.model.Reason;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How something stands, at a glance. */
public enum Level {
  /** As asked. */
  @JsonProperty("ok")
  OK,
  /** Work is going on, or it is waited for by itself. */
  @JsonProperty("progressing")
  PROGRESSING,
  /** Somebody has to act. */
  @JsonProperty("failed")
  FAILED,
  /** Somebody stopped the work. */
  @JsonProperty("paused")
  PAUSED,
  /** Nothing is known. */
  @JsonProperty("unknown")
  UNKNOWN;

  private static final Map<String, Reason> REASONS =
      Arrays.stream(Reason.values()).collect(Collectors.toMap(Reason::code, Function.identity()));

  /** The reason of that code; empty where none of ours has it. */
  public static Optional<Reason> reason(@Nullable String code) {
    return code == null ? Optional.empty() : Optional.ofNullable(REASONS.get(code));
  }

  /** What can be done about the reason of that code; null where none of ours has it. */
  public static @Nullable String cure(@Nullable String code) {
    return reason(code).map(Reason::cure).orElse(null);
  }

  /** The level of the reason of that code. */
  public static Level ofCode(@Nullable String code) {
    return reason(code).map(Level::of).orElse(UNKNOWN);
  }

  /** The level of what a condition speaks of. */
  public static Level of(Condition condition) {
    var isTrue = condition.isTrue();
    return switch (condition.type()) {
      case "Reconciling" -> isTrue ? PROGRESSING : OK;
      case "Stalled", "Degraded" -> isTrue ? FAILED : OK;
      default -> ofReady(condition);
    };
  }

  /** The level of a condition such as {@code Ready}, whose {@code True} is the good one. */
  public static Level ofReady(@Nullable Condition ready) {
    if (ready == null) {
      return UNKNOWN;
    }
    return switch (ready.status()) {
      case "True" -> OK;
      case "False" -> reason(ready.reason()).map(Level::ofNotReady).orElse(FAILED);
      default -> reason(ready.reason()).map(Level::of).orElse(UNKNOWN);
    };
  }

  private static Level ofNotReady(Reason reason) {
    var level = of(reason);
    return level == OK ? FAILED : level;
  }

  /** The level that a reason stands for. */
  public static Level of(Reason reason) {
    return switch (reason) {
      case READY, NOT_APPLICABLE -> OK;
      case PAUSED -> PAUSED;
      case PENDING,
          IN_PROGRESS,
          DELETING,
          BLOCKED_BY_DEPENDENCY,
          OPERATION_IN_PROGRESS,
          PLAN_CHANGED,
          DRIFTED,
          CLOUD_THROTTLED,
          SYNCING,
          WRITER_MOVING,
          PLACEMENT_DRAINED,
          PROGRESSING ->
          PROGRESSING;
      case DELETION_PROTECTED,
          INVALID_SPEC,
          DEPENDENCY_CYCLE,
          DEPENDENCY_NOT_FOUND,
          SECRET_NOT_FOUND,
          ACCOUNT_NOT_FOUND,
          ACCOUNT_NOT_ALLOWED,
          PLACEMENT_REFUSED,
          ACCOUNT_NOT_READY,
          CREDENTIALS_REFUSED,
          NAMESPACE_CONFLICT,
          CLOUD_UNREACHABLE,
          QUOTA_EXCEEDED,
          CLOUD_REFUSED,
          DEADLINE_EXCEEDED,
          ENGINE_FAILED,
          STATE_UNREACHABLE,
          DATABASE_UNREACHABLE,
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
          CLUSTER_UNREACHABLE,
          GIT_UNREACHABLE,
          GIT_REFUSED,
          SOURCE_NOT_FOUND,
          PROGRAM_FAILED,
          PROGRAM_TIMED_OUT,
          PROGRAM_NOT_ALLOWED,
          PROGRAM_NOT_ISOLATED,
          ARGOCD_UNREACHABLE,
          ARGOCD_REFUSED,
          SYNC_FAILED,
          WORKLOAD_DEGRADED,
          MANIFEST_REFUSED,
          PLACEMENT_UNHEALTHY,
          NO_PLACEMENT_HEALTHY,
          FENCE_UNPROVEN,
          WRITES_WOULD_BE_LOST,
          COPY_LATE,
          COPY_NOT_OUTSIDE,
          RESTORE_FAILED,
          EDGE_UNREACHABLE,
          EDGE_MISSING ->
          FAILED;
    };
  }
}
