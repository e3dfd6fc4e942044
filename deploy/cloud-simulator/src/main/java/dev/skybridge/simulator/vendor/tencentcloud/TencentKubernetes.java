package dev.skybridge.simulator.vendor.tencentcloud;

import dev.skybridge.simulator.cloud.Constraints;
import dev.skybridge.simulator.cloud.Derived;
import dev.skybridge.simulator.cloud.Reference;
import dev.skybridge.simulator.cloud.Reference.OnDelete;
import dev.skybridge.simulator.cloud.Scope;
import dev.skybridge.simulator.cloud.TypeRules;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.property.Fields;
import java.util.List;

/** TKE. Limits: TKE API 3.0 reference, "CreateCluster", "CreateClusterNodePool". */
final class TencentKubernetes {

  static final String CLUSTER = "tencentcloud:Kubernetes/cluster:Cluster";
  static final String NODE_POOL = "tencentcloud:Kubernetes/nodePool:NodePool";

  private TencentKubernetes() {}

  static List<TypeRules> types() {
    return List.of(cluster(), nodePool(), endpoint());
  }

  private static TypeRules cluster() {
    return TypeRules.type(CLUSTER, "tke", "Cluster")
        .randomAlphanumericId("cls-", 8)
        .check(Constraints.length("clusterName", 1, 60))
        .check(
            Constraints.pattern(
                "clusterDeployType",
                "MANAGED_CLUSTER|INDEPENDENT_CLUSTER",
                "\"clusterDeployType\" must be MANAGED_CLUSTER or INDEPENDENT_CLUSTER"))
        .check(
            Constraints.pattern(
                "networkType",
                "GR|VPC-CNI|CiliumOverlay",
                "\"networkType\" must be GR, VPC-CNI or CiliumOverlay"))
        .check(Constraints.cidr("clusterCidr", 10, 24))
        .check((inputs, report) -> {
          if (inputs.textOr("networkType", "GR").equals("VPC-CNI")) {
            if (inputs.get("eniSubnetIds").isNull()) {
              report.accept(
                  "eniSubnetIds", "eni_subnet_ids must be set when network_type is VPC-CNI");
            }
            if (inputs.get("serviceCidr").isNull()) {
              report.accept("serviceCidr", "service_cidr must be set when network_type is VPC-CNI");
            }
          } else if (inputs.get("clusterCidr").isNull()
              && !inputs.get("networkType").hasUnknown()) {
            report.accept("clusterCidr", "cluster_cidr must be set when network_type is GR");
          }
        })
        .refers(TencentNetwork.vpc("vpcId", OnDelete.REFUSES))
        .refers(TencentNetwork.subnets("eniSubnetIds"))
        .refers(TencentNetwork.subnets("clusterIntranetSubnetId"))
        .onDelete((_, object, state) -> {
          if (object.outputs().overlaidWith(state).isTrue("deletionProtection")) {
            throw new VendorRefusal(
                400,
                "OperationDenied.ClusterInDeletionProtection",
                "The cluster `" + object.id() + "` is in deletion protection.");
          }
        })
        .computed(TencentKubernetes::outputs)
        .build();
  }

  private static Fields outputs(Scope scope, String id, Fields inputs) {
    String domain = id + ".ccs.tencent-cloud.com";
    return Fields.of(
        "clusterName",
        id,
        "clusterVersion",
        "1.32.2",
        "clusterOs",
        "tlinux3.1x86_64",
        "clusterDeployType",
        "MANAGED_CLUSTER",
        "containerRuntime",
        "containerd",
        "networkType",
        "GR",
        "kubeProxyMode",
        "",
        "clusterIpvs",
        true,
        "clusterMaxPodNum",
        256,
        "clusterMaxServiceNum",
        256,
        "clusterAsEnabled",
        false,
        "clusterNodeNum",
        0,
        "clusterLevel",
        "L5",
        "domain",
        domain,
        "pgwEndpoint",
        TencentNetwork.addressIn(
            scope, inputs.with("subnetId", inputs.get("clusterIntranetSubnetId")), id),
        "clusterExternalEndpoint",
        inputs.isTrue("clusterInternet") ? "https://" + domain : "",
        "certificationAuthority",
        "simulated certificate of " + id,
        "userName",
        "admin",
        "password",
        Derived.hex(id, "password", 24),
        "kubeConfig",
        "",
        "kubeConfigIntranet",
        "",
        "securityPolicies",
        List.of(),
        "workerInstancesLists",
        List.of());
  }

  private static Reference ofCluster() {
    return new Reference(
        "clusterId",
        CLUSTER,
        "id",
        OnDelete.CASCADES,
        "ResourceNotFound.ClusterNotFound",
        "The cluster `%s` does not exist.");
  }

  private static TypeRules nodePool() {
    return TypeRules.type(NODE_POOL, "tke", "ClusterNodePool")
        .id((_, in) -> in.textOr("clusterId", "") + "#np-" + Derived.randomAlphanumeric(8))
        .autoName(TencentNetwork.autoName())
        .check(Constraints.length("name", 1, 60))
        .check(Constraints.range("minSize", 0, 2000))
        .check(Constraints.range("maxSize", 0, 2000))
        .refers(ofCluster())
        .refers(TencentNetwork.vpc("vpcId", OnDelete.REFUSES))
        .refers(TencentNetwork.subnets("subnetIds"))
        .refers(TencentNetwork.securityGroups("autoScalingConfig.securityGroupIds"))
        .refers(TencentNetwork.securityGroups("autoScalingConfig.orderlySecurityGroupIds"))
        .api((_, inputs, _) -> {
          if (inputs.number("minSize").orElse(0) > inputs.number("maxSize").orElse(0)) {
            throw new VendorRefusal(
                400, "InvalidParameter.AsCommonError", "MinSize can't be greater than MaxSize.");
          }
        })
        .onDelete((_, object, state) -> {
          if (object.outputs().overlaidWith(state).isTrue("deletionProtection")) {
            throw new VendorRefusal(
                400,
                "OperationDenied",
                "The node pool `" + object.id() + "` is in deletion protection.");
          }
        })
        .computed((_, id, inputs) ->
            Fields.of(
                "status",
                "normal",
                "nodeCount",
                inputs.number("desiredCapacity").orElse(inputs.number("minSize").orElse(0)),
                "desiredCapacity",
                inputs.number("minSize").orElse(0),
                "autoscalingAddedTotal",
                inputs.number("minSize").orElse(0),
                "manuallyAddedTotal",
                0,
                "autoScalingGroupId",
                "asg-" + Derived.alphanumeric(id, "asg", 8),
                "launchConfigId",
                "asc-" + Derived.alphanumeric(id, "asc", 8),
                "nodeOs",
                "tlinux3.1x86_64",
                "multiZoneSubnetPolicy",
                "PRIORITY",
                "retryPolicy",
                "IMMEDIATE_RETRY"))
        .build();
  }

  private static TypeRules endpoint() {
    return TypeRules.type(
            "tencentcloud:Kubernetes/clusterEndpoint:ClusterEndpoint", "tke", "ClusterEndpoint")
        .upsert()
        .idIs("clusterId")
        .check((inputs, report) -> {
          if (inputs.isTrue("clusterIntranet") && inputs.get("clusterIntranetSubnetId").isNull()) {
            report.accept(
                "clusterIntranetSubnetId",
                "cluster_intranet_subnet_id must be set when cluster_intranet is true");
          }
        })
        .refers(ofCluster())
        .refers(TencentNetwork.subnets("clusterIntranetSubnetId"))
        .computed((scope, id, inputs) -> {
          String domain = id + ".ccs.tencent-cloud.com";
          Fields placed = inputs.with("subnetId", inputs.get("clusterIntranetSubnetId"));
          return Fields.of(
              "domain",
              domain,
              "userName",
              "admin",
              "certificationAuthority",
              "simulated certificate of " + id,
              "pgwEndpoint",
              inputs.isTrue("clusterIntranet") ? TencentNetwork.addressIn(scope, placed, id) : "",
              "clusterExternalEndpoint",
              inputs.isTrue("clusterInternet") ? "https://" + domain : "");
        })
        .build();
  }
}
