package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to cloud resources when their application goes. */
public enum DeletionPolicy {
  /** They are destroyed. */
  @JsonProperty("Delete")
  DELETE,
  /** They stay, no longer managed. */
  @JsonProperty("Orphan")
  ORPHAN,
  /** Databases leave a last snapshot, then everything is destroyed. */
  @JsonProperty("Snapshot")
  SNAPSHOT
}
