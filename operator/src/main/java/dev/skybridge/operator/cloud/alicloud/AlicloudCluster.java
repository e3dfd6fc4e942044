package dev.skybridge.operator.cloud.alicloud;

import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.operator.cloud.InstanceRange;
import dev.skybridge.operator.cloud.ResourceMapping;
import dev.skybridge.operator.cloud.StackDraft;
import dev.skybridge.operator.cloud.Values;
import dev.skybridge.operator.cloud.Versions;
import java.util.Map;

/** ACK Pro with Flannel and one node pool, reachable from inside the VPC only. */
final class AlicloudCluster implements ResourceMapping {
  private static final int DISK_GIB = 60;
  private static final Versions VERSIONS =
      Versions.of("kubernetes", "1.33", "1.33.1-aliyun.1").and("1.32", "1.32.1-aliyun.1");

  @Override
  public void map(ResourceSpec spec, StackDraft draft) {
    var cluster =
        draft
            .resource(spec.name(), "cluster", "alicloud:cs/managedKubernetes:ManagedKubernetes")
            .set("name", draft.physicalName(spec.name(), "cluster", 63))
            .set("clusterSpec", "ack.pro.small")
            .set("version", VERSIONS.choose(spec, draft))
            .set("vswitchIds", AlicloudNetwork.subnetIds())
            .set("podCidr", "172.20.0.0/16")
            .set("serviceCidr", "172.21.0.0/20")
            .set("addons", PropertyValue.list(Values.texts(Map.of("name", "flannel"))))
            .set("newNatGateway", false)
            .set("slbInternetEnabled", false)
            .set("isEnterpriseSecurityGroup", true)
            .set("enableRrsa", true)
            .set("deletionProtection", false)
            .tagged()
            .stateful()
            .add();
    var range = InstanceRange.of(spec);
    draft
        .resource(spec.name(), "nodes", "alicloud:cs/nodePool:NodePool")
        .set("clusterId", cluster, "id")
        .set("nodePoolName", draft.physicalName(spec.name(), "nodes", 63))
        .set("vswitchIds", AlicloudNetwork.subnetIds())
        .set("instanceTypes", Values.textList(AlicloudMachines.type(spec.sizeOrDefault())))
        .set("imageType", "AliyunLinux3")
        .set("systemDiskCategory", "cloud_essd")
        .set("systemDiskSize", DISK_GIB)
        .set("systemDiskEncrypted", true)
        .set("internetMaxBandwidthOut", 0)
        .set("instanceMetadataOptions", Values.texts(Map.of("httpTokens", "required")))
        .set(
            "scalingConfig",
            PropertyValue.map(
                Map.of(
                    "enable", PropertyValue.of(true),
                    "minSize", PropertyValue.of(range.min()),
                    "maxSize", PropertyValue.of(range.max()))))
        .tagged()
        .add();
    draft.output(spec, "name", PropertyValue.output(cluster, "name"));
    draft.output(spec, "endpoint", PropertyValue.output(cluster, "slbIntranet"));
  }
}
