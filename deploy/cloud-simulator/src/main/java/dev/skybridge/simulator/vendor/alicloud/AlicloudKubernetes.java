package dev.skybridge.simulator.vendor.alicloud;

import dev.skybridge.simulator.cloud.AutoName;
import dev.skybridge.simulator.cloud.Constraints;
import dev.skybridge.simulator.cloud.Derived;
import dev.skybridge.simulator.cloud.Reference;
import dev.skybridge.simulator.cloud.Reference.OnDelete;
import dev.skybridge.simulator.cloud.Scope;
import dev.skybridge.simulator.cloud.TypeRules;
import dev.skybridge.simulator.cloud.Unique;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.property.Fields;
import java.util.List;
import java.util.Optional;

/** ACK. Limits: ACK API reference, "CreateCluster", "CreateClusterNodePool". */
final class AlicloudKubernetes {

  static final String CLUSTER = "alicloud:cs/managedKubernetes:ManagedKubernetes";
  static final String NODE_POOL = "alicloud:cs/nodePool:NodePool";

  private AlicloudKubernetes() {}

  static List<TypeRules> types() {
    return List.of(cluster(), nodePool());
  }

  private static TypeRules cluster() {
    return TypeRules.type(CLUSTER, "CS", "Cluster")
        .id((_, _) -> "c" + Derived.randomHex(32))
        .autoName(new AutoName("name", 63, "-", false, Optional.of("namePrefix")))
        .check(
            Constraints.pattern(
                "name",
                "[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,62}",
                "\"name\" must have 1 to 63 letters, numbers, underscores and hyphens"))
        .check(Constraints.anyOf("vswitchIds", "workerVswitchIds", "zoneIds"))
        .check(Constraints.cidr("podCidr", 8, 24))
        .check(Constraints.cidr("serviceCidr", 8, 24))
        .refers(AlicloudNetwork.switches("vswitchIds"))
        .refers(AlicloudNetwork.switches("workerVswitchIds"))
        .refers(AlicloudNetwork.switches("podVswitchIds"))
        .refers(AlicloudNetwork.securityGroups("securityGroupId"))
        .unique(
            new Unique(
                List.of("name"),
                Unique.Reach.REGION,
                400,
                "ErrClusterNameExist",
                "cluster name %s already exist in your clusters"))
        .onDelete((_, object, _) -> {
          if (object.outputs().isTrue("deletionProtection")) {
            throw new VendorRefusal(
                400,
                "ErrDeletionProtection",
                "Deletion protection of cluster " + object.id() + " is enabled.");
          }
        })
        .computed(AlicloudKubernetes::outputs)
        .build();
  }

  private static Fields outputs(Scope scope, String id, Fields inputs) {
    String property = inputs.has("vswitchIds") ? "vswitchIds" : "workerVswitchIds";
    String address = AlicloudNetwork.addressIn(scope, inputs, property, id);
    return Fields.of(
        "vpcId",
        AlicloudNetwork.vpcOf(scope, inputs, property),
        "version",
        "1.33.1-aliyun.1",
        "clusterSpec",
        "ack.standard",
        "clusterDomain",
        "cluster.local",
        "proxyMode",
        "ipvs",
        "nodeCidrMask",
        24,
        "securityGroupId",
        "sg-" + Derived.alphanumeric(id, "sg", 20),
        "resourceGroupId",
        "rg-" + Derived.alphanumeric(scope.account(), "rg", 13),
        "natGatewayId",
        "",
        "slbId",
        "lb-" + Derived.alphanumeric(id, "slb", 20),
        "slbIntranet",
        address,
        "slbInternet",
        "",
        "workerRamRoleName",
        "KubernetesWorkerRole-" + Derived.hex(id, "role", 32),
        "connections",
        Fields.of(
            "apiServerIntranet",
            "https://" + address + ":6443",
            "apiServerInternet",
            "",
            "masterPublicIp",
            "",
            "serviceDomain",
            "*." + id + "." + scope.region() + ".alicontainer.com"),
        "certificateAuthority",
        Fields.of("clusterCert", "", "clientCert", "", "clientKey", ""),
        "rrsaMetadata",
        Fields.of("enabled", inputs.isTrue("enableRrsa")));
  }

  private static TypeRules nodePool() {
    return TypeRules.type(NODE_POOL, "CS", "NodePool")
        .id((_, in) -> in.textOr("clusterId", "") + ":np" + Derived.randomHex(32))
        .check(Constraints.length("nodePoolName", 1, 63))
        .check((inputs, report) -> {
          Fields scaling = inputs.fields("scalingConfig");
          if (scaling.isTrue("enable")
              && scaling.number("minSize").orElse(0) > scaling.number("maxSize").orElse(0)) {
            report.accept("scalingConfig.minSize", "min_size can't be greater than max_size");
          }
        })
        .refers(
            new Reference(
                "clusterId",
                CLUSTER,
                "id",
                OnDelete.CASCADES,
                "ErrorClusterNotFound",
                "Cluster %s not found."))
        .refers(AlicloudNetwork.switches("vswitchIds"))
        .refers(AlicloudNetwork.securityGroups("securityGroupIds"))
        .unique(
            new Unique(
                List.of("clusterId", "nodePoolName"),
                Unique.Reach.REGION,
                400,
                "NodePoolNameExist",
                "a node pool with this name exists in cluster %s"))
        .api(AlicloudPasswords.rule("password"))
        .computed((_, id, in) ->
            Fields.of(
                "nodePoolId", id.substring(id.indexOf(':') + 1),
                "nodePoolName", in.textOr("name", ""),
                "name", in.textOr("nodePoolName", ""),
                "scalingGroupId", "asg-" + Derived.alphanumeric(id, "asg", 20),
                "instanceChargeType", "PostPaid",
                "systemDiskCategory", "cloud_essd",
                "systemDiskSize", 120,
                "imageType", "AliyunLinux3",
                "runtimeName", "containerd",
                "multiAzPolicy", "BALANCE",
                "scalingPolicy", "release"))
        .build();
  }
}
