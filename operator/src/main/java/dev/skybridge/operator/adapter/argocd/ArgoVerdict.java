package dev.skybridge.operator.adapter.argocd;

import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.delivery.DeliveryState;
import java.util.Optional;

/**
 * What an Argo CD application's status means, before its pods are asked. Pure.
 *
 * @param sync Argo CD's word; never Synced for another revision or source than the wanted one
 * @param health Argo CD's word
 * @param problem what keeps it from being ready; empty when healthy
 * @param askPods whether the pods may tell more
 */
record ArgoVerdict(String sync, String health, Optional<Problem> problem, boolean askPods) {

  /**
   * Judges the application.
   *
   * @param holdsWanted whether the revision that it was compared with contains the wanted commit
   */
  static ArgoVerdict of(ArgoApplication application, boolean holdsWanted) {
    var sync = orUnknown(application.sync());
    var health = orUnknown(application.health());
    if (application.isDeleting()) {
      return problem(
          DeliveryState.OUT_OF_SYNC, health, Reason.IN_PROGRESS, "Argo CD is still deleting it");
    }
    var invalid = application.condition("InvalidSpecError");
    if (invalid.isPresent()) {
      return problem(sync, health, Reason.ARGOCD_REFUSED, invalid.get());
    }
    var comparison = application.condition("ComparisonError");
    if (comparison.isPresent()) {
      return new ArgoVerdict(sync, health, Optional.of(SourceProblem.of(comparison.get())), false);
    }
    if (!holdsWanted || !application.comparedToSpec()) {
      return problem(
          DeliveryState.OUT_OF_SYNC, health, Reason.SYNCING, "Argo CD reads the new revision");
    }
    if (!DeliveryState.SYNCED.equals(sync)) {
      return notSynced(application, sync, health);
    }
    return switch (health) {
      case DeliveryState.HEALTHY -> new ArgoVerdict(sync, health, Optional.empty(), false);
      case DeliveryState.DEGRADED ->
          new ArgoVerdict(
              sync,
              health,
              Optional.of(new Problem(Reason.WORKLOAD_DEGRADED, "workloads are degraded")),
              true);
      default ->
          new ArgoVerdict(
              sync,
              health,
              Optional.of(new Problem(Reason.PROGRESSING, "workloads are " + word(health))),
              true);
    };
  }

  private static ArgoVerdict notSynced(ArgoApplication application, String sync, String health) {
    var phase = application.operationPhase();
    var failed = phase.equals("Failed") || phase.equals("Error");
    var ofThisRevision = application.operationRevision().equals(application.revision());
    if (ofThisRevision && (failed || application.isRetrying())) {
      var refused = String.join("; ", application.refusedObjects());
      var message = refused.isEmpty() ? application.operationMessage() : refused;
      return problem(sync, health, Reason.SYNC_FAILED, message);
    }
    var error = application.condition("SyncError");
    if (error.isPresent() && !phase.equals("Running")) {
      return problem(sync, health, Reason.SYNC_FAILED, error.get());
    }
    return problem(sync, health, Reason.SYNCING, "Argo CD is applying the revision");
  }

  private static ArgoVerdict problem(String sync, String health, Reason reason, String message) {
    return new ArgoVerdict(sync, health, Optional.of(new Problem(reason, message)), false);
  }

  private static String orUnknown(String word) {
    return word.isEmpty() ? DeliveryState.UNKNOWN : word;
  }

  private static String word(String health) {
    return health.equals(DeliveryState.PROGRESSING) ? "starting" : health;
  }
}
