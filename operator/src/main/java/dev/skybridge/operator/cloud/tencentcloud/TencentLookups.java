package dev.skybridge.operator.cloud.tencentcloud;

import dev.skybridge.model.PropertyValue;
import dev.skybridge.operator.cloud.Values;
import dev.skybridge.operator.stack.CloudCatalog.Lookup;
import java.util.Map;
import java.util.Optional;

/**
 * How each Tencent Cloud type is found again. By name: it is sent with the create, while the tags
 * of many types follow in a call of their own, which an interruption can cut off.
 */
final class TencentLookups {
  private TencentLookups() {}

  static Optional<Lookup> of(String type, Map<String, PropertyValue> inputs) {
    return switch (type) {
      case "tencentcloud:Vpc/instance:Instance" ->
          named(inputs, "name", "Vpc/getInstances:getInstances", "name", "instanceLists", "vpcId");
      case "tencentcloud:Subnet/instance:Instance" ->
          named(inputs, "name", "Vpc/getSubnets:getSubnets", "name", "instanceLists", "subnetId");
      case "tencentcloud:Security/group:Group" ->
          named(
              inputs,
              "name",
              "Security/getGroups:getGroups",
              "name",
              "securityGroups",
              "securityGroupId");
      case "tencentcloud:Postgresql/instance:Instance" ->
          named(
              inputs,
              "name",
              "Postgresql/getInstances:getInstances",
              "name",
              "instanceLists",
              "id");
      case "tencentcloud:Redis/instance:Instance" ->
          named(
              inputs,
              "name",
              "Redis/getInstances:getInstances",
              "searchKey",
              "instanceLists",
              "redisId");
      case "tencentcloud:As/scalingConfig:ScalingConfig" ->
          named(
              inputs,
              "configurationName",
              "As/getScalingConfigs:getScalingConfigs",
              "configurationName",
              "configurationLists",
              "configurationId");
      case "tencentcloud:As/scalingGroup:ScalingGroup" ->
          named(
              inputs,
              "scalingGroupName",
              "As/getScalingGroups:getScalingGroups",
              "scalingGroupName",
              "scalingGroupLists",
              "scalingGroupId");
      case "tencentcloud:Kubernetes/cluster:Cluster" ->
          named(
              inputs,
              "clusterName",
              "Kubernetes/getClusters:getClusters",
              "clusterName",
              "lists",
              "clusterId");
      case "tencentcloud:Kubernetes/nodePool:NodePool" ->
          Values.text(inputs, "clusterId")
              .flatMap(cluster ->
                  Values.text(inputs, "name")
                      .map(name ->
                          new Lookup.ByQuery(
                              "tencentcloud:Kubernetes/getClusterNodePools:getClusterNodePools",
                              Map.of(
                                  "clusterId",
                                  PropertyValue.of(cluster),
                                  "filters",
                                  PropertyValue.list(
                                      PropertyValue.map(
                                          Map.of(
                                              "name",
                                              PropertyValue.of("NodePoolsName"),
                                              "values",
                                              Values.textList(name))))),
                              "nodePoolSets",
                              "nodePoolId",
                              cluster + "#",
                              "")));
      case "tencentcloud:Cos/bucket:Bucket" -> Values.text(inputs, "bucket").map(Lookup.ById::new);
      // Rules, TLS, an endpoint: setting one twice is setting it once.
      default -> Optional.empty();
    };
  }

  private static Optional<Lookup> named(
      Map<String, PropertyValue> inputs,
      String input,
      String function,
      String argument,
      String list,
      String id) {
    return Values.text(inputs, input)
        .map(name ->
            new Lookup.ByQuery(
                "tencentcloud:" + function, Map.of(argument, PropertyValue.of(name)), list, id));
  }
}
