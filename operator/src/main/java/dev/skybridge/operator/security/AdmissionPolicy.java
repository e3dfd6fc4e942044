package dev.skybridge.operator.security;

import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * Policies of {@code deploy/kubernetes/operator/admission.yaml} without which what an object says
 * of its author can't be trusted.
 */
public enum AdmissionPolicy {
  /** Who approves is who creates the Approval. */
  APPROVAL("approval.skybridge.dev"),
  /** Who asks to delete orphans may do so, and is named. */
  CLEAN_ORPHANS("clean-orphans.skybridge.dev");

  private final String policy;

  AdmissionPolicy(String policy) {
    this.policy = policy;
  }

  /** Whether the policy and its binding are there. Asks the API server. */
  public boolean isEnforced(KubernetesClient client) {
    var admission = client.admissionRegistration().v1();
    return admission.validatingAdmissionPolicies().withName(policy).get() != null
        && admission.validatingAdmissionPolicyBindings().withName(policy).get() != null;
  }
}
