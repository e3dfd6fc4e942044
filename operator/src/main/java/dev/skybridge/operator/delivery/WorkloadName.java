package dev.skybridge.operator.delivery;

import io.fabric8.kubernetes.api.model.Pod;

/** Name of the workload that a pod belongs to. */
final class WorkloadName {
  private static final String TEMPLATE_HASH = "pod-template-hash";

  private WorkloadName() {}

  /** The controller's name; a Deployment's for the pods of its ReplicaSets. */
  static String of(Pod pod) {
    var metadata = pod.getMetadata();
    var labels = metadata.getLabels();
    var hash = labels == null ? null : labels.get(TEMPLATE_HASH);
    for (var owner : metadata.getOwnerReferences()) {
      if (Boolean.TRUE.equals(owner.getController())) {
        var name = owner.getName();
        return hash != null && name.endsWith("-" + hash)
            ? name.substring(0, name.length() - hash.length() - 1)
            : name;
      }
    }
    return metadata.getName();
  }
}
