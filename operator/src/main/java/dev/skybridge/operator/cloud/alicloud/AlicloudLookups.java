package dev.skybridge.operator.cloud.alicloud;

import dev.skybridge.model.PropertyValue;
import dev.skybridge.operator.cloud.Values;
import dev.skybridge.operator.stack.CloudCatalog.Lookup;
import java.util.Map;
import java.util.Optional;

/**
 * How each Alibaba Cloud type is found again. By name: it is sent with the create, while the tags
 * of many types follow in a call of their own, which an interruption can cut off.
 */
final class AlicloudLookups {
  private AlicloudLookups() {}

  static Optional<Lookup> of(String type, Map<String, PropertyValue> inputs) {
    return switch (type) {
      case "alicloud:vpc/network:Network" ->
          named(inputs, "vpcName", "alicloud:vpc/getNetworks:getNetworks", "vpcName");
      case "alicloud:vpc/switch:Switch" ->
          named(inputs, "vswitchName", "alicloud:vpc/getSwitches:getSwitches", "vswitchName");
      case "alicloud:rds/instance:Instance" ->
          matching(inputs, "instanceName", "alicloud:rds/getInstances:getInstances");
      case "alicloud:kvstore/instance:Instance" ->
          matching(inputs, "dbInstanceName", "alicloud:kvstore/getInstances:getInstances");
      case "alicloud:ecs/securityGroup:SecurityGroup" ->
          matching(inputs, "securityGroupName", "alicloud:ecs/getSecurityGroups:getSecurityGroups");
      case "alicloud:ess/scalingGroup:ScalingGroup" ->
          matching(inputs, "scalingGroupName", "alicloud:ess/getScalingGroups:getScalingGroups");
      case "alicloud:ess/scalingConfiguration:ScalingConfiguration" ->
          matching(
              inputs,
              "scalingConfigurationName",
              "alicloud:ess/getScalingConfigurations:getScalingConfigurations");
      case "alicloud:cs/managedKubernetes:ManagedKubernetes" ->
          matching(
              inputs,
              "name",
              "alicloud:cs/getManagedKubernetesClusters:getManagedKubernetesClusters");
      case "alicloud:cs/nodePool:NodePool" ->
          Values.text(inputs, "clusterId")
              .flatMap(cluster ->
                  Values.text(inputs, "nodePoolName")
                      .map(name ->
                          new Lookup.ByQuery(
                              "alicloud:cs/getKubernetesNodePools:getKubernetesNodePools",
                              Map.of(
                                  "clusterId", PropertyValue.of(cluster),
                                  "nodePoolName", PropertyValue.of(name)),
                              "nodepools",
                              "nodePoolId",
                              cluster + ":",
                              "")));
      case "alicloud:rds/account:Account" -> pair(inputs, "dbInstanceId", "accountName");
      case "alicloud:rds/database:Database" -> pair(inputs, "instanceId", "dataBaseName");
      case "alicloud:oss/bucket:Bucket" -> Values.text(inputs, "bucket").map(Lookup.ById::new);
      // The guards of a bucket: setting one twice is setting it once.
      default -> Optional.empty();
    };
  }

  /** By an argument that takes a name. */
  private static Optional<Lookup> named(
      Map<String, PropertyValue> inputs, String input, String function, String argument) {
    return Values.text(inputs, input)
        .map(name ->
            new Lookup.ByQuery(function, Map.of(argument, PropertyValue.of(name)), "ids", ""));
  }

  /** By a regular expression that only the name matches. */
  private static Optional<Lookup> matching(
      Map<String, PropertyValue> inputs, String input, String function) {
    return Values.text(inputs, input)
        .map(name ->
            new Lookup.ByQuery(
                function, Map.of("nameRegex", PropertyValue.of("^" + name + "$")), "ids", ""));
  }

  /** The id is the parent's id and the name. */
  private static Optional<Lookup> pair(
      Map<String, PropertyValue> inputs, String parent, String name) {
    return Values.text(inputs, parent)
        .flatMap(id -> Values.text(inputs, name).map(own -> new Lookup.ById(id + ":" + own)));
  }
}
