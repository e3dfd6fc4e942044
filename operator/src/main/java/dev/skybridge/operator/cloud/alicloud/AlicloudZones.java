package dev.skybridge.operator.cloud.alicloud;

import java.util.List;
import java.util.Map;

/**
 * Two zones of each region that offer RDS for PostgreSQL, Redis and ECS.
 *
 * <p>Source: Alibaba Cloud, "Regions and zones". {@code skybridge.cloud.zones} overrides it.
 */
final class AlicloudZones {
  private static final Map<String, List<String>> ZONES =
      Map.ofEntries(
          pair("cn-hangzhou", "j", "k"),
          pair("cn-shanghai", "l", "m"),
          pair("cn-beijing", "h", "l"),
          pair("cn-shenzhen", "e", "f"),
          pair("cn-zhangjiakou", "a", "b"),
          pair("cn-chengdu", "a", "b"),
          pair("cn-hongkong", "b", "c"),
          pair("ap-southeast-1", "b", "c"),
          pair("ap-southeast-5", "a", "b"),
          pair("ap-northeast-1", "a", "b"),
          pair("eu-central-1", "a", "b"),
          pair("us-east-1", "a", "b"),
          pair("us-west-1", "a", "b"));

  private AlicloudZones() {}

  /** The zones of a region; of one that is not listed, its first two. */
  static List<String> of(String region) {
    return ZONES.getOrDefault(region, List.of(region + "-a", region + "-b"));
  }

  private static Map.Entry<String, List<String>> pair(String region, String one, String two) {
    return Map.entry(region, List.of(region + "-" + one, region + "-" + two));
  }
}
