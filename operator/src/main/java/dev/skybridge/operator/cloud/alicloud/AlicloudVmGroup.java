package dev.skybridge.operator.cloud.alicloud;

import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.operator.cloud.InstanceRange;
import dev.skybridge.operator.cloud.ResourceMapping;
import dev.skybridge.operator.cloud.StackDraft;

/** Auto Scaling (ESS): a group over both vSwitches and its configuration of ECS machines. */
final class AlicloudVmGroup implements ResourceMapping {
  /** Alibaba Cloud Linux 3; public images have the same id in every region. */
  private static final String IMAGE = "aliyun_3_x64_20G_alibase_20240819.vhd";

  private static final int DISK_GIB = 40;

  @Override
  public void map(ResourceSpec spec, StackDraft draft) {
    var firewall = firewall(spec, draft);
    var range = InstanceRange.of(spec);
    var group =
        draft
            .resource(spec.name(), "group", "alicloud:ess/scalingGroup:ScalingGroup")
            .set("scalingGroupName", draft.physicalName(spec.name(), "group", 64))
            .set("minSize", range.min())
            .set("maxSize", range.max())
            .set("vswitchIds", AlicloudNetwork.subnetIds())
            .set("multiAzPolicy", "BALANCE")
            .tagged()
            .add();
    draft
        .resource(spec.name(), "template", "alicloud:ess/scalingConfiguration:ScalingConfiguration")
        .set("scalingGroupId", group, "id")
        .set("scalingConfigurationName", draft.physicalName(spec.name(), "template", 64))
        .set("imageId", draft.config().imageOf(draft.stack().region(), IMAGE))
        .set("instanceType", AlicloudMachines.type(spec.sizeOrDefault()))
        .set("override", true)
        .set("securityGroupId", firewall, "id")
        .set("systemDiskCategory", "cloud_essd")
        .set("systemDiskSize", DISK_GIB)
        .set("systemDiskEncrypted", true)
        .set("internetMaxBandwidthOut", 0)
        .set("active", true)
        .set("enable", true)
        .set("forceDelete", true)
        .tagged()
        .add();
    draft.output(spec, "group", PropertyValue.output(group, "id"));
  }

  private static String firewall(ResourceSpec spec, StackDraft draft) {
    var group =
        draft
            .resource(spec.name(), "firewall", "alicloud:ecs/securityGroup:SecurityGroup")
            .set("securityGroupName", draft.physicalName(spec.name(), "firewall", 128))
            .set("description", "Access to " + spec.name() + " from inside the VPC")
            .set("vpcId", AlicloudNetwork.vpcId())
            .tagged()
            .add();
    draft
        .resource(spec.name(), "inside", "alicloud:ecs/securityGroupRule:SecurityGroupRule")
        .set("securityGroupId", group, "id")
        .set("type", "ingress")
        .set("ipProtocol", "all")
        .set("portRange", "-1/-1")
        .set("nicType", "intranet")
        .set("policy", "accept")
        .set("priority", 1)
        .set("cidrIp", AlicloudNetwork.CIDR)
        .add();
    return group;
  }
}
