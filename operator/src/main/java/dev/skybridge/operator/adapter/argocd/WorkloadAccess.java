package dev.skybridge.operator.adapter.argocd;

import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.model.SecretText;
import dev.skybridge.operator.adapter.kube.ClusterFailure;
import dev.skybridge.operator.adapter.kube.WorkloadClusters;
import dev.skybridge.operator.delivery.DeliveryState;
import dev.skybridge.operator.delivery.DeliveryTarget;
import dev.skybridge.operator.delivery.PodCauses;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The cluster side of a delivery by Argo CD: namespace, Secrets, pods. */
final class WorkloadAccess {
  private static final Logger LOG = Logger.getLogger(WorkloadAccess.class);
  private static final Duration NEXT_LOOK = Duration.ofSeconds(10);

  private final WorkloadClusters clusters;
  private final InstantSource clock;

  WorkloadAccess(WorkloadClusters clusters, InstantSource clock) {
    this.clusters = clusters;
    this.clock = clock;
  }

  /** Whether the operator itself can reach the target's cluster, not only Argo CD. */
  boolean reaches(DeliveryTarget target) {
    return clusters.find(target.cluster()).isPresent();
  }

  /**
   * Puts namespace and Secrets into the cluster. Where only Argo CD reaches it, Argo CD makes the
   * namespace, and Secrets are not possible.
   */
  Optional<Problem> prepare(DeliveryTarget target, Map<String, Map<String, SecretText>> secrets) {
    var found = clusters.find(target.cluster());
    if (found.isEmpty()) {
      return secrets.isEmpty()
          ? Optional.empty()
          : Optional.of(WorkloadClusters.notFound(target.cluster()));
    }
    var cluster = found.get();
    try {
      var refused = cluster.namespaces().ensure(target);
      if (refused.isEmpty()) {
        cluster.watch(target);
        cluster.secrets().apply(target, secrets);
      }
      return refused;
    } catch (KubernetesClientException e) {
      return Optional.of(ClusterFailure.of(target.cluster(), e));
    }
  }

  /** What the pods say; nothing where they can't be asked. */
  Causes causes(DeliveryTarget target) {
    var found = clusters.find(target.cluster());
    if (found.isEmpty()) {
      return new Causes(List.of(), Optional.empty());
    }
    try {
      PodCauses.Verdict verdict =
          found.get().pods().causes(target.workloadNamespace(), clock.instant());
      return new Causes(verdict.causes(), verdict.lookAgainIn());
    } catch (KubernetesClientException e) {
      LOG.warnf("pods of %s can't be asked: %s", target.path(), e.getMessage());
      return new Causes(List.of(), Optional.empty());
    }
  }

  /**
   * Removes the namespace.
   *
   * @return whether it is gone
   */
  boolean removeNamespace(DeliveryTarget target) {
    var cluster = clusters.find(target.cluster()).orElseThrow();
    if (cluster.namespaces().remove(target)) {
      cluster.forget(target);
      return true;
    }
    return false;
  }

  /**
   * Causes of the pods.
   *
   * @param lines one for each workload and cause
   * @param lookAgainIn when a pod that is starting will have run out of grace
   */
  record Causes(List<String> lines, Optional<Duration> lookAgainIn) {

    /** The verdict with the causes: a pod that can't run makes the placement degraded. */
    DeliveryState fold(
        ArgoVerdict verdict,
        List<String> causes,
        @Nullable String revision,
        @Nullable String synced,
        Duration retryAfter) {
      var recheck = lookAgainIn.filter(d -> d.compareTo(NEXT_LOOK) < 0).orElse(NEXT_LOOK);
      var problem =
          causes.isEmpty()
              ? verdict.problem()
              : Optional.of(new Problem(Reason.WORKLOAD_DEGRADED, String.join("; ", causes)));
      return new DeliveryState(
          revision,
          synced,
          verdict.sync(),
          causes.isEmpty() ? verdict.health() : DeliveryState.DEGRADED,
          problem,
          causes,
          Optional.of(recheck.compareTo(retryAfter) < 0 ? recheck.plusMillis(500) : retryAfter));
    }
  }
}
