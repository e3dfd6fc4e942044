package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is done about a resource that was changed behind our back. */
public enum DriftPolicy {
  /** It is shown. */
  @JsonProperty("report")
  REPORT,
  /** It is shown and then changed back, by a plan under the same approval as any other. */
  @JsonProperty("revert")
  REVERT,
  /** It is taken as wanted. */
  @JsonProperty("adopt")
  ADOPT
}
