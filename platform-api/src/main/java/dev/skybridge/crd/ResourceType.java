package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of cloud resource that an application can ask for; each cloud maps them to its own. */
public enum ResourceType {
  /** Managed PostgreSQL. */
  @JsonProperty("postgres")
  POSTGRES,
  /** Object storage. */
  @JsonProperty("bucket")
  BUCKET,
  /** Managed Redis. */
  @JsonProperty("cache")
  CACHE,
  /** Scaling group of virtual machines. */
  @JsonProperty("vmGroup")
  VM_GROUP,
  /** Managed Kubernetes. */
  @JsonProperty("cluster")
  CLUSTER
}
