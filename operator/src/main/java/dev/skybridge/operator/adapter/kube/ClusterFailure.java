package dev.skybridge.operator.adapter.kube;

import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** What an exception of the Kubernetes client means for the placement. Pure. */
public final class ClusterFailure {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int CONFLICT = 409;

  private ClusterFailure() {}

  /** A refusal that a person must cure, or an outage that passes. */
  public static Problem of(String cluster, KubernetesClientException failure) {
    var code = failure.getCode();
    var refused = code >= 400 && code < 500 && code != TOO_MANY_REQUESTS && code != CONFLICT;
    var status = failure.getStatus();
    var message =
        status != null && status.getMessage() != null
            ? status.getMessage()
            : String.valueOf(failure.getMessage());
    return refused
        ? new Problem(Reason.MANIFEST_REFUSED, message)
        : new Problem(Reason.CLUSTER_UNREACHABLE, "cluster " + cluster + ": " + message);
  }
}
