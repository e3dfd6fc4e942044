package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a placement finds when it takes over writing. */
public enum DataPolicy {
  /** Its own data: what the one before wrote is not there, so a person is asked. */
  @JsonProperty("separate")
  SEPARATE,
  /** The same data: one store, or one that its makers keep equal. */
  @JsonProperty("shared")
  SHARED
}
