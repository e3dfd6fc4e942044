package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Sizes that mean about the same on every cloud; the documentation lists the vendor's class for
 * each.
 */
public enum ResourceSize {
  /** For development. */
  @JsonProperty("small")
  SMALL,
  /** For ordinary production. */
  @JsonProperty("medium")
  MEDIUM,
  /** For heavy production. */
  @JsonProperty("large")
  LARGE
}
