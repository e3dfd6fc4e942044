package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which placements of an application may write. */
public enum WritePolicy {
  /** Each writes what is its own; nothing has to be fenced. */
  @JsonProperty("every")
  EVERY,
  /** One at a time, which holds a lease; writing requests go to it alone. */
  @JsonProperty("one")
  ONE
}
