package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a plan stands. */
public enum PlanState {
  /** It was made, and nothing was decided on it. */
  @JsonProperty("Proposed")
  PROPOSED("Proposed"),
  /** A person must let it pass. */
  @JsonProperty("AwaitingApproval")
  AWAITING_APPROVAL("AwaitingApproval"),
  /** It was let pass, and has begun to be applied. */
  @JsonProperty("Applying")
  APPLYING("Applying"),
  /** It was applied. */
  @JsonProperty("Applied")
  APPLIED("Applied"),
  /** It was begun and not finished. */
  @JsonProperty("Failed")
  FAILED("Failed");

  private final String code;

  PlanState(String code) {
    this.code = code;
  }

  /** As Kubernetes and the console's API write it. */
  public String code() {
    return code;
  }
}
