package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an entry of a request to delete orphans ended. */
public enum CleanResult {
  /** The cloud has taken the order to delete it. */
  @JsonProperty("Deleted")
  DELETED("Deleted"),
  /** It was gone already, or on its way. */
  @JsonProperty("Gone")
  GONE("Gone"),
  /** It was left as it is: it did not prove to be an orphan. */
  @JsonProperty("Left")
  LEFT("Left"),
  /** The cloud refused, or did not answer. */
  @JsonProperty("Failed")
  FAILED("Failed");

  private final String code;

  CleanResult(String code) {
    this.code = code;
  }

  /** As Kubernetes writes it. */
  public String code() {
    return code;
  }
}
