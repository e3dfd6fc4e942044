package dev.skybridge.operator.cloud;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Map;

/** Where the defaults about the vendors' regions don't fit an account. */
@ConfigMapping(prefix = "skybridge.cloud")
public interface CloudConfig {

  /**
   * Two zones by region, in place of those in the user guide. AWS: zone ids such as {@code
   * euc1-az1}; the others: zone names.
   */
  Map<String, List<String>> zones();

  /** Machine images of vmGroups by region, in place of those in the user guide. */
  Map<String, String> images();

  /** The two zones of a region: those that are configured, else {@code standard}. */
  default List<String> zonesOf(String region, List<String> standard) {
    var configured = zones().get(region);
    return configured == null || configured.size() < 2 ? standard : configured.subList(0, 2);
  }

  /** The image of a region: the one that is configured, else {@code standard}. */
  default String imageOf(String region, String standard) {
    return images().getOrDefault(region, standard);
  }
}
