package dev.skybridge.operator.stack;

import dev.skybridge.operator.security.AdmissionPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Whether the cluster stamps on each Approval who created it. */
final class ApprovalProof {
  private ApprovalProof() {}

  /** Whether it does; without it, anyone could write any name. */
  static boolean isGiven(KubernetesClient client) {
    return AdmissionPolicy.APPROVAL.isEnforced(client);
  }
}
