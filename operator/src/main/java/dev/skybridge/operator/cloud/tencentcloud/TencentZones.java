package dev.skybridge.operator.cloud.tencentcloud;

import java.util.List;
import java.util.Map;

/**
 * Two zones of each region that sell PostgreSQL, Redis and CVM.
 *
 * <p>Source: Tencent Cloud CVM, "Regions and AZs". {@code skybridge.cloud.zones} overrides it.
 */
final class TencentZones {
  private static final Map<String, List<String>> ZONES =
      Map.ofEntries(
          pair("ap-guangzhou", 6, 7),
          pair("ap-shanghai", 4, 5),
          pair("ap-beijing", 6, 7),
          pair("ap-nanjing", 1, 2),
          pair("ap-chengdu", 1, 2),
          pair("ap-hongkong", 2, 3),
          pair("ap-singapore", 2, 3),
          pair("ap-tokyo", 1, 2),
          pair("ap-seoul", 1, 2),
          pair("ap-bangkok", 1, 2),
          pair("eu-frankfurt", 1, 2),
          pair("na-ashburn", 1, 2),
          pair("na-siliconvalley", 1, 2));

  /** A zone's number is this plus the digit at its end. */
  private static final Map<String, Integer> NUMBER_BASES =
      Map.ofEntries(
          Map.entry("ap-guangzhou", 100_000),
          Map.entry("ap-shanghai", 200_000),
          Map.entry("ap-hongkong", 300_000),
          Map.entry("ap-beijing", 800_000),
          Map.entry("ap-singapore", 900_000),
          Map.entry("na-siliconvalley", 150_000),
          Map.entry("ap-chengdu", 160_000),
          Map.entry("eu-frankfurt", 170_000),
          Map.entry("ap-seoul", 180_000),
          Map.entry("na-ashburn", 220_000),
          Map.entry("ap-bangkok", 230_000),
          Map.entry("ap-tokyo", 250_000),
          Map.entry("ap-nanjing", 330_000));

  private TencentZones() {}

  /** The zones of a region; of one that is not listed, its first two. */
  static List<String> of(String region) {
    return ZONES.getOrDefault(region, List.of(region + "-1", region + "-2"));
  }

  /** The number by which Redis knows a zone; 0 where the region is not listed. */
  static int numberOf(String zone) {
    var dash = zone.lastIndexOf('-');
    var base = dash < 0 ? null : NUMBER_BASES.get(zone.substring(0, dash));
    var digits = zone.substring(dash + 1);
    return base == null || !digits.matches("[1-9]") ? 0 : base + Integer.parseInt(digits);
  }

  private static Map.Entry<String, List<String>> pair(String region, int one, int two) {
    return Map.entry(region, List.of(region + "-" + one, region + "-" + two));
  }
}
