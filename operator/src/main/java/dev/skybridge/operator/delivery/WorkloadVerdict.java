package dev.skybridge.operator.delivery;

import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Health of a placement from its workloads and its pods, for a cluster that holds what is wanted.
 * Pure.
 *
 * @param health Argo CD's word: the worst of the workloads, Degraded where a pod can't run
 * @param problem what keeps it from being ready; empty when healthy
 * @param causes a line for each workload that does not run
 */
public record WorkloadVerdict(String health, Optional<Problem> problem, List<String> causes) {

  /**
   * Judges the workloads.
   *
   * @param workloads health of each workload; none means nothing to run, which is healthy
   * @param podCauses what keeps pods from running
   */
  public static WorkloadVerdict of(List<DeploymentHealth> workloads, List<String> podCauses) {
    var degraded = messages(workloads, DeliveryState.DEGRADED);
    if (!podCauses.isEmpty() || !degraded.isEmpty()) {
      var causes = podCauses.isEmpty() ? degraded : podCauses;
      return new WorkloadVerdict(
          DeliveryState.DEGRADED,
          Optional.of(new Problem(Reason.WORKLOAD_DEGRADED, String.join("; ", causes))),
          causes);
    }
    var unready =
        workloads.stream()
            .filter(workload -> !workload.health().equals(DeliveryState.HEALTHY))
            .toList();
    if (unready.isEmpty()) {
      return new WorkloadVerdict(DeliveryState.HEALTHY, Optional.empty(), List.of());
    }
    var message = String.join("; ", unready.stream().map(DeploymentHealth::message).toList());
    return new WorkloadVerdict(
        unready.getFirst().health(),
        Optional.of(new Problem(Reason.PROGRESSING, message)),
        List.of());
  }

  /** The state of a placement whose cluster holds the revision. */
  public DeliveryState toState(String revision, String synced, Optional<Duration> recheckAfter) {
    return new DeliveryState(
        revision, synced, DeliveryState.SYNCED, health, problem, causes, recheckAfter);
  }

  private static List<String> messages(List<DeploymentHealth> workloads, String health) {
    return workloads.stream()
        .filter(workload -> workload.health().equals(health))
        .map(DeploymentHealth::message)
        .toList();
  }
}
