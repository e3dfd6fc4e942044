package dev.skybridge.simulator.vendor.tencentcloud;

import dev.skybridge.simulator.cloud.CollectionFunction;
import dev.skybridge.simulator.cloud.FunctionRules;
import dev.skybridge.simulator.cloud.Query;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.Property;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Data-source functions of Tencent Cloud. All answer an empty list where nothing matches; names
 * match in part, as the vendor's filters do.
 */
final class TencentFunctions {

  private static final Set<String> FUZZY =
      Set.of("name", "instanceName", "scalingGroupName", "configurationName", "clusterName");

  private TencentFunctions() {}

  static List<FunctionRules> functions() {
    return List.of(
        new FunctionRules("tencentcloud:User/getInfo:getInfo", TencentFunctions::user),
        new FunctionRules(
            "tencentcloud:Availability/getZonesByProduct:getZonesByProduct",
            TencentFunctions::zones),
        new FunctionRules("tencentcloud:Images/getInstance:getInstance", TencentFunctions::images),
        list(
            "tencentcloud:Vpc/getInstances:getInstances",
            TencentNetwork.VPC,
            Set.of("vpcId"),
            "name",
            Map.of()),
        list(
            "tencentcloud:Vpc/getSubnets:getSubnets",
            TencentNetwork.SUBNET,
            Set.of("subnetId"),
            "name",
            Map.of()),
        list(
            "tencentcloud:Security/getGroups:getGroups",
            TencentNetwork.SECURITY_GROUP,
            Set.of("securityGroupId"),
            "name",
            Map.of()),
        list(
            "tencentcloud:Instances/getInstance:getInstance",
            TencentCompute.INSTANCE,
            Set.of("instanceId"),
            "instanceName",
            Map.of("status", "instanceStatus")),
        list(
            "tencentcloud:As/getScalingConfigs:getScalingConfigs",
            TencentCompute.CONFIGURATION,
            Set.of("configurationId"),
            "configurationName",
            Map.of()),
        list(
            "tencentcloud:As/getScalingGroups:getScalingGroups",
            TencentCompute.GROUP,
            Set.of("scalingGroupId"),
            "scalingGroupName",
            Map.of()),
        list(
            "tencentcloud:Postgresql/getInstances:getInstances",
            TencentDatabase.POSTGRESQL,
            Set.of("id"),
            "name",
            Map.of()),
        list(
            "tencentcloud:Mysql/getInstance:getInstance",
            TencentDatabase.MYSQL,
            Set.of("mysqlId"),
            "instanceName",
            Map.of(
                "memorySize",
                "memSize",
                "zone",
                "availabilityZone",
                "cpuCoreCount",
                "cpu",
                "securityGroupId",
                "securityGroups")),
        list(
            "tencentcloud:Cos/getBuckets:getBuckets",
            TencentStorage.BUCKET,
            Set.of(),
            "bucket",
            Map.of()),
        list(
            "tencentcloud:Redis/getInstances:getInstances",
            TencentCache.INSTANCE,
            Set.of("redisId"),
            "name",
            Map.of("zone", "availabilityZone")),
        list(
            "tencentcloud:Kubernetes/getClusters:getClusters",
            TencentKubernetes.CLUSTER,
            Set.of("clusterId"),
            "clusterName",
            Map.of()),
        new FunctionRules(
            "tencentcloud:Kubernetes/getClusterNodePools:getClusterNodePools",
            TencentFunctions::nodePools));
  }

  private static FunctionRules list(
      String token, String target, Set<String> ids, String name, Map<String, String> aliases) {
    return new FunctionRules(token, new CollectionFunction(target, ids, name, aliases, FUZZY));
  }

  private static Fields user(Query query) {
    String account = query.scope().account();
    return query.answer(
        Fields.of(
            "appId",
            TencentStorage.appId(query.scope()),
            "uin",
            account,
            "ownerUin",
            account,
            "name",
            "simulated",
            "id",
            "user-" + account));
  }

  private static Fields zones(Query query) {
    List<Fields> zones =
        List.of("1", "2", "3").stream()
            .map(number ->
                Fields.of(
                    "id",
                    number,
                    "name",
                    query.scope().region() + "-" + number,
                    "description",
                    "zone " + number,
                    "state",
                    "AVAILABLE"))
            .toList();
    return query.answer(Fields.of("zones", zones));
  }

  private static Fields images(Query query) {
    return query.answer(
        Fields.of(
            "images",
            List.of(
                Fields.of(
                    "imageId",
                    "img-simulat1",
                    "imageName",
                    "TencentOS Server 3",
                    "osName",
                    "TencentOS Server 3",
                    "imageType",
                    "PUBLIC_IMAGE",
                    "imageState",
                    "NORMAL",
                    "architecture",
                    "x86_64",
                    "platform",
                    "TencentOS"))));
  }

  private static Fields nodePools(Query query) {
    List<Fields> found =
        query.scope().all(TencentKubernetes.NODE_POOL).stream()
            .filter(pool ->
                pool.outputs().text("clusterId").equals(query.arguments().text("clusterId")))
            .filter(pool ->
                query.arguments().items("filters").stream()
                    .allMatch(filter ->
                        !(filter.plain() instanceof Fields f)
                            || !f.textOr("name", "").equals("NodePoolsName")
                            || f.get("values")
                                .asTexts()
                                .contains(pool.outputs().textOr("name", ""))))
            .map(pool ->
                Fields.of(
                    "nodePoolId", pool.id().substring(pool.id().indexOf('#') + 1),
                    "name", pool.outputs().get("name"),
                    "clusterInstanceId", pool.outputs().get("clusterId"),
                    "lifeState", "normal",
                    "launchConfigurationId", pool.outputs().get("launchConfigId"),
                    "autoscalingGroupId", pool.outputs().get("autoScalingGroupId"),
                    "maxNodesNum", pool.outputs().get("maxSize"),
                    "minNodesNum", pool.outputs().get("minSize"),
                    "desiredNodesNum", pool.outputs().get("desiredCapacity"),
                    "deletionProtection", pool.outputs().isTrue("deletionProtection"),
                    "tags", tagList(pool.outputs().fields("tags"))))
            .toList();
    return query.answer(Fields.of("nodePoolSets", found));
  }

  private static List<Fields> tagList(Fields tags) {
    return tags.values().entrySet().stream()
        .map(e ->
            Fields.of(
                "key",
                e.getKey(),
                "value",
                e.getValue().asText().<Property>map(Property::of).orElse(Property.Null.VALUE)))
        .toList();
  }
}
