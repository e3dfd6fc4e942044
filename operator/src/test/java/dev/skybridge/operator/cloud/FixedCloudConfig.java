package dev.skybridge.operator.cloud;

import java.util.List;
import java.util.Map;

/**
 * Settings about regions.
 *
 * @param zones by region
 * @param images by region
 */
public record FixedCloudConfig(Map<String, List<String>> zones, Map<String, String> images)
    implements CloudConfig {
  /** Nothing is configured. */
  public static final CloudConfig STANDARD = new FixedCloudConfig(Map.of(), Map.of());
}
