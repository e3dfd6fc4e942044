package dev.skybridge.simulator.vendor.alicloud;

import dev.skybridge.simulator.cloud.CollectionFunction;
import dev.skybridge.simulator.cloud.FunctionRules;
import dev.skybridge.simulator.cloud.Query;
import dev.skybridge.simulator.property.Fields;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Data-source functions of Alibaba Cloud. All answer an empty list where nothing matches. */
final class AlicloudFunctions {

  private AlicloudFunctions() {}

  static List<FunctionRules> functions() {
    return List.of(
        new FunctionRules(
            "alicloud:index/getAccount:getAccount",
            query -> query.answer(Fields.of("id", query.scope().account()))),
        new FunctionRules(
            "alicloud:index/getCallerIdentity:getCallerIdentity",
            AlicloudFunctions::callerIdentity),
        new FunctionRules("alicloud:index/getZones:getZones", AlicloudFunctions::zones),
        new FunctionRules("alicloud:ecs/getImages:getImages", AlicloudFunctions::images),
        list(
            "alicloud:vpc/getNetworks:getNetworks",
            AlicloudNetwork.VPC,
            Set.of("id", "vpcId"),
            "vpcName",
            Map.of("creationTime", "createTime", "vrouterId", "routerId")),
        list(
            "alicloud:vpc/getSwitches:getSwitches",
            AlicloudNetwork.SWITCH,
            Set.of("id", "vswitchId"),
            "vswitchName",
            Map.of("creationTime", "createTime")),
        list(
            "alicloud:ecs/getSecurityGroups:getSecurityGroups",
            AlicloudNetwork.SECURITY_GROUP,
            Set.of("id"),
            "securityGroupName",
            Map.of("creationTime", "createTime", "name", "securityGroupName")),
        list(
            "alicloud:ecs/getSecurityGroupRules:getSecurityGroupRules",
            AlicloudNetwork.RULE,
            Set.of("id"),
            "securityGroupId",
            Map.of(
                "groupId",
                "securityGroupId",
                "direction",
                "type",
                "sourceCidrIp",
                "cidrIp",
                "sourceGroupId",
                "sourceSecurityGroupId")),
        list(
            "alicloud:ecs/getInstances:getInstances",
            AlicloudCompute.INSTANCE,
            Set.of("id"),
            "instanceName",
            Map.of(
                "creationTime", "createTime", "name", "instanceName", "ramRoleName", "roleName")),
        list(
            "alicloud:ecs/getEcsLaunchTemplates:getEcsLaunchTemplates",
            AlicloudCompute.TEMPLATE,
            Set.of("id", "launchTemplateId"),
            "launchTemplateName",
            Map.of()),
        list(
            "alicloud:ess/getScalingGroups:getScalingGroups",
            AlicloudCompute.GROUP,
            Set.of("id"),
            "scalingGroupName",
            Map.of(
                "name",
                "scalingGroupName",
                "cooldownTime",
                "defaultCooldown",
                "loadBalancerIds",
                "loadbalancerIds")),
        list(
            "alicloud:ess/getScalingConfigurations:getScalingConfigurations",
            AlicloudCompute.CONFIGURATION,
            Set.of("id"),
            "scalingConfigurationName",
            Map.of("name", "scalingConfigurationName")),
        list(
            "alicloud:rds/getInstances:getInstances",
            AlicloudDatabase.INSTANCE,
            Set.of("id"),
            "instanceName",
            Map.of(
                "name",
                "instanceName",
                "availabilityZone",
                "zoneId",
                "chargeType",
                "instanceChargeType",
                "dbType",
                "dbInstanceType")),
        list(
            "alicloud:rds/getAccounts:getAccounts",
            AlicloudDatabase.ACCOUNT,
            Set.of("id"),
            "accountName",
            Map.of()),
        list(
            "alicloud:oss/getBuckets:getBuckets",
            AlicloudStorage.BUCKET,
            Set.of("name"),
            "bucket",
            Map.of()),
        list(
            "alicloud:kvstore/getInstances:getInstances",
            AlicloudCache.INSTANCE,
            Set.of("id", "dbInstanceId"),
            "dbInstanceName",
            Map.of("name", "dbInstanceName", "chargeType", "instanceChargeType")),
        list(
            "alicloud:kvstore/getAccounts:getAccounts",
            AlicloudCache.ACCOUNT,
            Set.of("id"),
            "accountName",
            Map.of()),
        list(
            "alicloud:cs/getManagedKubernetesClusters:getManagedKubernetesClusters",
            AlicloudKubernetes.CLUSTER,
            Set.of("id"),
            "name",
            Map.of()),
        list(
            "alicloud:cs/getKubernetesNodePools:getKubernetesNodePools",
            AlicloudKubernetes.NODE_POOL,
            Set.of("id"),
            "nodePoolName",
            Map.of()));
  }

  private static FunctionRules list(
      String token, String target, Set<String> ids, String name, Map<String, String> aliases) {
    return new FunctionRules(token, new CollectionFunction(target, ids, name, aliases, Set.of()));
  }

  private static Fields callerIdentity(Query query) {
    String account = query.scope().account();
    return query.answer(
        Fields.of(
            "id",
            account,
            "accountId",
            account,
            "arn",
            "acs:ram::" + account + ":user/simulated",
            "identityType",
            "RAMUser"));
  }

  private static Fields zones(Query query) {
    List<String> ids =
        List.of("a", "b", "c").stream()
            .map(letter -> query.scope().region() + "-" + letter)
            .toList();
    return query.answer(
        Fields.of(
            "ids",
            ids,
            query.listName(),
            ids.stream()
                .map(id ->
                    Fields.of(
                        "id",
                        id,
                        "localName",
                        id,
                        "availableResourceCreations",
                        List.of("VSwitch", "Instance", "Rds")))
                .toList()));
  }

  private static Fields images(Query query) {
    String id = "aliyun_3_x64_20G_alibase_20260101.vhd";
    return query.answer(
        Fields.of(
            "ids",
            List.of(id),
            query.listName(),
            List.of(
                Fields.of(
                    "id",
                    id,
                    "imageId",
                    id,
                    "name",
                    id,
                    "osType",
                    "linux",
                    "architecture",
                    "x86_64",
                    "state",
                    "Available",
                    "status",
                    "Available"))));
  }
}
