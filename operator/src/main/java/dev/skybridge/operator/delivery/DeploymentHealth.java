package dev.skybridge.operator.delivery;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import org.jspecify.annotations.Nullable;

/**
 * Health of a Deployment by Argo CD's rules ({@code health_deployment.go} of its gitops-engine).
 * Pure.
 *
 * @param health Argo CD's word
 * @param message what is missing, for a person; empty when healthy
 */
public record DeploymentHealth(String health, String message) {
  private static final DeploymentHealth OK = new DeploymentHealth(DeliveryState.HEALTHY, "");

  /** Judges a Deployment as it stands. */
  public static DeploymentHealth of(Deployment deployment) {
    var name = deployment.getMetadata().getName();
    var spec = deployment.getSpec();
    var status = deployment.getStatus();
    if (Boolean.TRUE.equals(spec.getPaused())) {
      return new DeploymentHealth("Suspended", name + " is paused");
    }
    if (status == null
        || orZero(status.getObservedGeneration())
            < orZero(deployment.getMetadata().getGeneration())) {
      return new DeploymentHealth(DeliveryState.PROGRESSING, name + ": rollout has not begun");
    }
    for (var condition : status.getConditions()) {
      if (isFailure(condition)) {
        return new DeploymentHealth(DeliveryState.DEGRADED, name + ": " + condition.getMessage());
      }
    }
    var wanted = spec.getReplicas() == null ? 1L : spec.getReplicas();
    var updated = orZero(status.getUpdatedReplicas());
    var available = orZero(status.getAvailableReplicas());
    if (updated < wanted || available < updated) {
      return new DeploymentHealth(
          DeliveryState.PROGRESSING,
          name + ": " + Math.min(available, updated) + " of " + wanted + " pods are available");
    }
    if (orZero(status.getReplicas()) > updated) {
      return new DeploymentHealth(DeliveryState.PROGRESSING, name + ": old pods are ending");
    }
    return OK;
  }

  private static boolean isFailure(DeploymentCondition condition) {
    return ("ReplicaFailure".equals(condition.getType()) && "True".equals(condition.getStatus()))
        || "ProgressDeadlineExceeded".equals(condition.getReason());
  }

  private static long orZero(@Nullable Number number) {
    return number == null ? 0 : number.longValue();
  }
}
