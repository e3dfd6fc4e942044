package dev.skybridge.operator.cloud.tencentcloud;

import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.operator.cloud.InstanceRange;
import dev.skybridge.operator.cloud.ResourceMapping;
import dev.skybridge.operator.cloud.StackDraft;
import dev.skybridge.operator.cloud.Versions;
import java.util.Map;

/** TKE with one node pool, and an endpoint inside the VPC once there are nodes. */
final class TencentCluster implements ResourceMapping {
  private static final int DISK_GB = 50;
  private static final Versions VERSIONS =
      Versions.of("kubernetes", "1.32", "1.32.2").and("1.30", "1.30.0");

  @Override
  public void map(ResourceSpec spec, StackDraft draft) {
    var cluster =
        draft
            .resource(spec.name(), "cluster", "tencentcloud:Kubernetes/cluster:Cluster")
            .set("clusterName", draft.physicalName(spec.name(), "cluster", 60))
            .set("clusterVersion", VERSIONS.choose(spec, draft))
            .set("clusterDeployType", "MANAGED_CLUSTER")
            .set("clusterLevel", "L5")
            .set("autoUpgradeClusterLevel", true)
            .set("vpcId", TencentNetwork.vpcId())
            .set("networkType", "GR")
            .set("clusterCidr", "172.20.0.0/16")
            .set("clusterMaxPodNum", 64)
            .set("clusterMaxServiceNum", 1024)
            .set("containerRuntime", "containerd")
            .set("clusterInternet", false)
            .set("deletionProtection", false)
            .tagged()
            .stateful()
            .add();
    var range = InstanceRange.of(spec);
    var nodes =
        draft
            .resource(spec.name(), "nodes", "tencentcloud:Kubernetes/nodePool:NodePool")
            .set("name", draft.physicalName(spec.name(), "nodes", 60))
            .set("clusterId", cluster, "id")
            .set("vpcId", TencentNetwork.vpcId())
            .set("subnetIds", TencentNetwork.subnetIds())
            .set("enableAutoScale", true)
            .set("minSize", range.min())
            .set("maxSize", range.max())
            .set("multiZoneSubnetPolicy", "EQUALITY")
            .set("deleteKeepInstance", false)
            .set("deletionProtection", false)
            .set("autoScalingConfig", machines(spec, draft))
            .tagged()
            .add();
    var endpoint =
        draft
            .resource(
                spec.name(), "endpoint", "tencentcloud:Kubernetes/clusterEndpoint:ClusterEndpoint")
            .set("clusterId", cluster, "id")
            .set("clusterInternet", false)
            .set("clusterIntranet", true)
            .set("clusterIntranetSubnetId", TencentNetwork.firstSubnetId())
            // TKE opens an endpoint only on a cluster that has nodes.
            .after(nodes)
            .add();
    draft.output(spec, "name", PropertyValue.output(cluster, "clusterName"));
    draft.output(spec, "endpoint", PropertyValue.output(endpoint, "pgwEndpoint"));
  }

  private static PropertyValue machines(ResourceSpec spec, StackDraft draft) {
    return PropertyValue.map(
        Map.of(
            "instanceType", PropertyValue.of(TencentMachines.type(spec.sizeOrDefault())),
            "systemDiskType", PropertyValue.of("CLOUD_PREMIUM"),
            "systemDiskSize", PropertyValue.of(DISK_GB),
            "publicIpAssigned", PropertyValue.of(false),
            "internetMaxBandwidthOut", PropertyValue.of(0),
            "orderlySecurityGroupIds", TencentNetwork.insideOnly(draft, spec)));
  }
}
