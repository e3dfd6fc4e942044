package dev.skybridge.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * The clouds that a placement can stand on. The lower-case name is also the Pulumi package name of
 * the cloud.
 */
public enum Provider {
  /** Amazon Web Services. */
  @JsonProperty("aws")
  AWS,
  /** Alibaba Cloud. */
  @JsonProperty("alicloud")
  ALICLOUD,
  /** Tencent Cloud. */
  @JsonProperty("tencentcloud")
  TENCENTCLOUD;

  /**
   * The Pulumi package, also the value in the custom resources: {@code aws}, {@code alicloud},
   * {@code tencentcloud}.
   */
  public String packageName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
