package dev.skybridge.simulator.vendor.alicloud;

import static dev.skybridge.simulator.vendor.alicloud.AlicloudNetwork.created;

import dev.skybridge.simulator.cloud.Constraints;
import dev.skybridge.simulator.cloud.Derived;
import dev.skybridge.simulator.cloud.Reference;
import dev.skybridge.simulator.cloud.Reference.OnDelete;
import dev.skybridge.simulator.cloud.TypeRules;
import dev.skybridge.simulator.cloud.Unique;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.property.Fields;
import java.util.List;

/**
 * ECS instances, launch templates and ESS groups. Limits: ECS API reference, "RunInstances"; Auto
 * Scaling API reference, "CreateScalingGroup", "CreateScalingConfiguration".
 */
final class AlicloudCompute {

  static final String INSTANCE = "alicloud:ecs/instance:Instance";
  static final String TEMPLATE = "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate";
  static final String GROUP = "alicloud:ess/scalingGroup:ScalingGroup";
  static final String CONFIGURATION = "alicloud:ess/scalingConfiguration:ScalingConfiguration";

  private AlicloudCompute() {}

  static List<TypeRules> types() {
    return List.of(instance(), template(), group(), configuration());
  }

  private static TypeRules instance() {
    return TypeRules.type(INSTANCE, "Ecs", "Instance")
        .randomAlphanumericId("i-", 20)
        .check(AlicloudNetwork.name("instanceName", 2))
        .check(
            Constraints.pattern(
                "instanceType", "ecs\\..+", "\"instanceType\" must begin with ecs."))
        .check(Constraints.anyOf("imageId", "launchTemplateId", "launchTemplateName"))
        .refers(AlicloudNetwork.switches("vswitchId"))
        .refers(AlicloudNetwork.securityGroups("securityGroups"))
        .api(AlicloudPasswords.rule("password"))
        .onDelete((_, object, _) -> {
          if (object.outputs().isTrue("deletionProtection")) {
            throw new VendorRefusal(
                403,
                "OperationDenied.DeletionProtection",
                "The operation is denied due to deletion protection.");
          }
        })
        .computed((scope, id, inputs) -> {
          String address = AlicloudNetwork.addressIn(scope, inputs, "vswitchId", id);
          return Fields.of(
              "status",
              "Running",
              "instanceName",
              "ECS-Instance",
              "availabilityZone",
              AlicloudNetwork.zoneOf(scope, inputs, "vswitchId"),
              "vpcId",
              AlicloudNetwork.vpcOf(scope, inputs, "vswitchId"),
              "privateIp",
              address,
              "primaryIpAddress",
              address,
              "publicIp",
              "",
              "instanceChargeType",
              "PostPaid",
              "spotStrategy",
              "NoSpot",
              "cpu",
              2,
              "memory",
              4096,
              "osName",
              "Alibaba Cloud Linux 3",
              "osType",
              "linux",
              "networkInterfaceId",
              "eni-" + Derived.alphanumeric(id, "eni", 20),
              "systemDiskId",
              "d-" + Derived.alphanumeric(id, "disk", 20),
              "systemDiskCategory",
              "cloud_essd",
              "systemDiskSize",
              40,
              "deploymentSetGroupNo",
              "",
              "createTime",
              created(scope, INSTANCE, id),
              "startTime",
              created(scope, INSTANCE, id),
              "expiredTime",
              "2099-12-31T15:59Z");
        })
        .build();
  }

  private static TypeRules template() {
    return TypeRules.type(TEMPLATE, "Ecs", "LaunchTemplate")
        .randomAlphanumericId("lt-", 20)
        .check(AlicloudNetwork.name("launchTemplateName", 2))
        .unique(
            new Unique(
                List.of("launchTemplateName"),
                Unique.Reach.REGION,
                400,
                "LaunchTemplateName.Duplicated",
                "The specified launch template name %s already exists."))
        .refers(AlicloudNetwork.switches("vswitchId"))
        .refers(AlicloudNetwork.securityGroups("securityGroupId"))
        .refers(AlicloudNetwork.securityGroups("securityGroupIds"))
        .computed((_, _, inputs) ->
            Fields.of(
                "latestVersionNumber",
                1,
                "defaultVersionNumber",
                1,
                "name",
                inputs.textOr("launchTemplateName", "")))
        .build();
  }

  private static TypeRules group() {
    return TypeRules.type(GROUP, "Ess", "ScalingGroup")
        .randomAlphanumericId("asg-", 20)
        .check(
            Constraints.pattern(
                "scalingGroupName",
                "[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{1,63}",
                "\"scalingGroupName\" must have 2 to 64 letters, numbers, underscores, hyphens and periods"))
        .check(Constraints.range("minSize", 0, 2000))
        .check(Constraints.range("maxSize", 0, 2000))
        .refers(AlicloudNetwork.switches("vswitchIds"))
        .refers(AlicloudNetwork.switches("vswitchId"))
        .refers(
            new Reference(
                "launchTemplateId",
                TEMPLATE,
                "id",
                OnDelete.IGNORES,
                "InvalidLaunchTemplateId.NotFound",
                "The specified launch template %s does not exist."))
        .unique(
            new Unique(
                List.of("scalingGroupName"),
                Unique.Reach.REGION,
                400,
                "InvalidScalingGroupName.Duplicate",
                "The specified value of parameter ScalingGroupName %s is duplicate."))
        .api((_, inputs, _) -> {
          double min = inputs.number("minSize").orElse(0);
          double max = inputs.number("maxSize").orElse(0);
          double desired = inputs.number("desiredCapacity").orElse(min);
          if (min > max) {
            throw new VendorRefusal(
                400,
                "InvalidParameter.Conflict",
                "The value of parameter MinSize conflicts with the value of parameter MaxSize.");
          }
          if (desired < min || desired > max) {
            throw new VendorRefusal(
                400, "InvalidDesiredCapacity", "DesiredCapacity must be from MinSize to MaxSize.");
          }
        })
        .computed((_, _, inputs) ->
            Fields.of(
                "defaultCooldown",
                300,
                "multiAzPolicy",
                "PRIORITY",
                "removalPolicies",
                List.of("OldestScalingConfiguration", "OldestInstance"),
                "healthCheckType",
                "ECS",
                "desiredCapacity",
                inputs.number("minSize").orElse(0)))
        .build();
  }

  private static TypeRules configuration() {
    return TypeRules.type(CONFIGURATION, "Ess", "ScalingConfiguration")
        .randomAlphanumericId("asc-", 20)
        .check(Constraints.anyOf("imageId", "imageName"))
        .check(
            Constraints.anyOf(
                "instanceType", "instanceTypes", "instancePatternInfos", "instanceTypeOverrides"))
        .check(Constraints.conflict("instanceType", "instanceTypes"))
        .check(Constraints.conflict("securityGroupId", "securityGroupIds"))
        .refers(
            new Reference(
                "scalingGroupId",
                GROUP,
                "id",
                OnDelete.CASCADES,
                "InvalidScalingGroupId.NotFound",
                "The specified scaling group %s does not exist."))
        .refers(AlicloudNetwork.securityGroups("securityGroupId"))
        .refers(AlicloudNetwork.securityGroups("securityGroupIds"))
        .unique(
            new Unique(
                List.of("scalingGroupId", "scalingConfigurationName"),
                Unique.Reach.REGION,
                400,
                "InvalidScalingConfigurationName.Duplicate",
                "The specified scaling configuration name is duplicate in scaling group %s."))
        .api(AlicloudPasswords.rule("password"))
        .onDelete((_, object, state) -> {
          if (object.outputs().isTrue("active")
              && !object.outputs().overlaidWith(state).isTrue("forceDelete")) {
            throw new VendorRefusal(
                400,
                "IncorrectScalingConfigurationLifecycleState",
                "The current lifecycle state of scaling configuration does not support this action: it is active and force_delete is not set.");
          }
        })
        .computed((_, id, _) ->
            Fields.of(
                "active",
                false,
                "enable",
                false,
                "forceDelete",
                false,
                "scalingConfigurationName",
                id,
                "systemDiskCategory",
                "cloud_essd",
                "spotStrategy",
                "NoSpot"))
        .build();
  }
}
