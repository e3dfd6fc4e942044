package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * When a person must approve a plan before it is applied. Whatever the policy, a plan that replaces
 * or deletes something that holds data needs an approval that names it, as does one that takes more
 * than the deletion budget.
 */
public enum ApprovalPolicy {
  /** Never, but for what every policy asks for. */
  @JsonProperty("auto")
  AUTO,
  /** Before something that can't be taken back, too. */
  @JsonProperty("on-risk")
  ON_RISK,
  /** Before every change, the first one included. */
  @JsonProperty("always")
  ALWAYS
}
