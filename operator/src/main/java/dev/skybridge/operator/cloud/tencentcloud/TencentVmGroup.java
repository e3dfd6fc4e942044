package dev.skybridge.operator.cloud.tencentcloud;

import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.operator.cloud.InstanceRange;
import dev.skybridge.operator.cloud.ResourceMapping;
import dev.skybridge.operator.cloud.StackDraft;
import dev.skybridge.operator.cloud.Values;

/**
 * Auto Scaling: a launch configuration and a group over both subnets. The vendor's type has no
 * switch for encrypting a system disk.
 */
final class TencentVmGroup implements ResourceMapping {
  /** TencentOS Server 3.1 (TK4); public images have the same id in every region. */
  private static final String IMAGE = "img-eb30mz89";

  private static final int DISK_GB = 50;

  @Override
  public void map(ResourceSpec spec, StackDraft draft) {
    var template =
        draft.resource(spec.name(), "template", "tencentcloud:As/scalingConfig:ScalingConfig");
    var configuration =
        template
            .set("configurationName", draft.physicalName(spec.name(), "template", 60))
            .set("imageId", draft.config().imageOf(draft.stack().region(), IMAGE))
            .set("instanceTypes", Values.textList(TencentMachines.type(spec.sizeOrDefault())))
            .set("systemDiskType", "CLOUD_PREMIUM")
            .set("systemDiskSize", DISK_GB)
            .set("publicIpAssigned", false)
            .set("internetMaxBandwidthOut", 0)
            .set("securityGroupIds", TencentNetwork.insideOnly(draft, spec))
            .set("enhancedSecurityService", true)
            .set("enhancedMonitorService", true)
            .set("instanceTags", Values.texts(template.ownershipTags()))
            .tagged()
            .add();
    var range = InstanceRange.of(spec);
    var group =
        draft
            .resource(spec.name(), "group", "tencentcloud:As/scalingGroup:ScalingGroup")
            .set("scalingGroupName", draft.physicalName(spec.name(), "group", 55))
            .set("configurationId", configuration, "id")
            .set("vpcId", TencentNetwork.vpcId())
            .set("subnetIds", TencentNetwork.subnetIds())
            .set("minSize", range.min())
            .set("maxSize", range.max())
            .set("multiZoneSubnetPolicy", "EQUALITY")
            .set("healthCheckType", "CVM")
            .tagged()
            .add();
    draft.output(spec, "group", PropertyValue.output(group, "id"));
  }
}
