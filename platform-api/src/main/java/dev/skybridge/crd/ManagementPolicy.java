package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What may be done to a resource that existed before. The words are Crossplane's. */
public enum ManagementPolicy {
  /** It is read and nothing else: never changed, never deleted. */
  @JsonProperty("Observe")
  OBSERVE,
  /** It is taken over, then managed as if it had been made here. */
  @JsonProperty("*")
  ALL
}
