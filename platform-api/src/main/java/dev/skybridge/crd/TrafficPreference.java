package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** By what the next writer is chosen, among the placements that answer. */
public enum TrafficPreference {
  /** The largest weight. */
  @JsonProperty("weight")
  WEIGHT,
  /** The shortest measured time to answer a probe. */
  @JsonProperty("latency")
  LATENCY
}
