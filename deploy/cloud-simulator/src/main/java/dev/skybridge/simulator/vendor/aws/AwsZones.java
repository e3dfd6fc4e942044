package dev.skybridge.simulator.vendor.aws;

import dev.skybridge.simulator.cloud.Scope;
import dev.skybridge.simulator.property.Fields;
import java.util.List;

/**
 * Availability zones by name and by id. Each simulated region has three; ids follow the EC2 user
 * guide.
 */
final class AwsZones {

  private AwsZones() {}

  /** Name of a subnet's zone: the third letter of the alphabet for {@code euw1-az3}. */
  static String nameOf(Scope scope, Fields inputs) {
    String id = inputs.textOr("availabilityZoneId", "az1");
    return scope.region() + (char) ('a' + Math.floorMod(id.charAt(id.length() - 1) - '1', 26));
  }

  /** Id of a subnet's zone; the same letter has the same id in every simulated account. */
  static String idOf(Scope scope, Fields inputs) {
    String name = inputs.textOr("availabilityZone", "a");
    return regionCode(scope) + "-az" + (name.charAt(name.length() - 1) - 'a' + 1);
  }

  /** Ids of the three zones that each region has. */
  static List<String> ids(Scope scope) {
    return List.of("1", "2", "3").stream().map(n -> regionCode(scope) + "-az" + n).toList();
  }

  /** The region as zone ids abbreviate it: {@code ap-southeast-1} is {@code apse1}. */
  static String regionCode(Scope scope) {
    String[] parts = scope.region().replace("us-gov", "usg").split("-", -1);
    if (parts.length < 3) {
      return scope.region();
    }
    String direction = parts[1];
    for (String word : List.of("north", "south", "east", "west", "central")) {
      direction = direction.replace(word, word.substring(0, 1));
    }
    return parts[0] + direction + parts[2];
  }
}
