package dev.skybridge.operator.stack;

import io.fabric8.kubernetes.client.KubernetesClient;

/** Whether the cluster stamps on each Approval who created it. */
final class ApprovalProof {
  /** Name of the policy and its binding in {@code deploy/kubernetes/operator/admission.yaml}. */
  private static final String POLICY = "approval.skybridge.dev";

  private ApprovalProof() {}

  /** Whether it does; without it, anyone could write any name. */
  static boolean isGiven(KubernetesClient client) {
    var admission = client.admissionRegistration().v1();
    return admission.validatingAdmissionPolicies().withName(POLICY).get() != null
        && admission.validatingAdmissionPolicyBindings().withName(POLICY).get() != null;
  }
}
