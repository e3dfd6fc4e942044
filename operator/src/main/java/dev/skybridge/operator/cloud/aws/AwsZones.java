package dev.skybridge.operator.cloud.aws;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Availability Zones by their id, which means the same place in every account; the letters do not.
 * AWS builds the ids from the region: {@code eu-central-1} has {@code euc1-az1} and so on.
 *
 * <p>Source: "Availability Zone IDs for your AWS resources", AWS RAM user guide.
 */
final class AwsZones {
  private static final Pattern REGION =
      Pattern.compile(
          "(us-gov|[a-z]{2})-(northeast|northwest|southeast|southwest|north|south|east|west|central)-(\\d+)");
  private static final Map<String, String> DIRECTION =
      Map.of(
          "northeast", "ne",
          "northwest", "nw",
          "southeast", "se",
          "southwest", "sw",
          "north", "n",
          "south", "s",
          "east", "e",
          "west", "w",
          "central", "c");

  /** Regions whose second zone takes no new customers or lacks managed Kubernetes. */
  private static final Map<String, String> SECOND_ZONE = Map.of("us-west-1", "az3");

  private AwsZones() {}

  /** Two zones of the region; empty where the name is not that of a region. */
  static List<String> idsOf(String region) {
    var match = REGION.matcher(region);
    if (!match.matches()) {
      return List.of();
    }
    var code =
        match.group(1).replace("us-gov", "usg") + DIRECTION.get(match.group(2)) + match.group(3);
    return List.of(code + "-az1", code + "-" + SECOND_ZONE.getOrDefault(region, "az2"));
  }

  /** The partition in the ARNs of the region. */
  static String partitionOf(String region) {
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  /** The domain that the region's services live under. */
  static String domainOf(String region) {
    return region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  }
}
