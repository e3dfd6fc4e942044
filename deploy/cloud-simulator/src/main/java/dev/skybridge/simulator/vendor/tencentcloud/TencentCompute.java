package dev.skybridge.simulator.vendor.tencentcloud;

import static dev.skybridge.simulator.vendor.tencentcloud.TencentNetwork.created;

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
 * CVM instances and Auto Scaling. Limits: CVM API 3.0 reference, "RunInstances"; AS API 3.0
 * reference, "CreateLaunchConfiguration", "CreateAutoScalingGroup".
 */
final class TencentCompute {

  static final String INSTANCE = "tencentcloud:Instance/instance:Instance";
  static final String CONFIGURATION = "tencentcloud:As/scalingConfig:ScalingConfig";
  static final String GROUP = "tencentcloud:As/scalingGroup:ScalingGroup";

  private TencentCompute() {}

  static List<TypeRules> types() {
    return List.of(instance(), configuration(), group());
  }

  private static TypeRules instance() {
    return TypeRules.type(INSTANCE, "cvm", "Instances")
        .randomAlphanumericId("ins-", 8)
        .check(Constraints.length("instanceName", 2, 128))
        .check(Constraints.anyOf("availabilityZone", "launchTemplateId"))
        .check(Constraints.anyOf("imageId", "launchTemplateId"))
        .check(Constraints.conflict("securityGroups", "orderlySecurityGroups"))
        .refers(TencentNetwork.vpc("vpcId", OnDelete.REFUSES))
        .refers(TencentNetwork.subnets("subnetId"))
        .refers(TencentNetwork.securityGroups("securityGroups"))
        .refers(TencentNetwork.securityGroups("orderlySecurityGroups"))
        .api((scope, inputs, _) -> TencentNetwork.requireZone(scope, inputs))
        .api(TencentPasswords.rule("password", 8, 30, 3))
        .onDelete((_, object, _) -> {
          if (object.outputs().isTrue("disableApiTermination")) {
            throw new VendorRefusal(
                400,
                "UnsupportedOperation.InstancesProtected",
                "The instance `" + object.id() + "` is protected from termination.");
          }
        })
        .computed((scope, id, inputs) ->
            Fields.of(
                "instanceStatus",
                "RUNNING",
                "instanceName",
                "Terraform-CVM-Instance",
                "instanceType",
                "S5.MEDIUM2",
                "instanceChargeType",
                "POSTPAID_BY_HOUR",
                "privateIp",
                TencentNetwork.addressIn(scope, inputs, id),
                "publicIp",
                "",
                "cpu",
                2,
                "memory",
                2,
                "osName",
                "TencentOS Server 3",
                "uuid",
                Derived.hex(id, "uuid", 32),
                "projectId",
                0,
                "systemDiskType",
                "CLOUD_PREMIUM",
                "systemDiskSize",
                50,
                "systemDiskId",
                "disk-" + Derived.alphanumeric(id, "disk", 8),
                "internetChargeType",
                "",
                "createTime",
                created(scope, INSTANCE, id),
                "expiredTime",
                "",
                "ipv6Addresses",
                List.of(),
                "publicIpv6Addresses",
                List.of()))
        .build();
  }

  private static TypeRules configuration() {
    return TypeRules.type(CONFIGURATION, "as", "LaunchConfiguration")
        .randomAlphanumericId("asc-", 8)
        .check(
            Constraints.pattern(
                "configurationName",
                "[\\p{L}\\p{N}._-]{1,60}",
                "\"configurationName\" must have 1 to 60 letters, numbers, underscores, hyphens and periods"))
        .check((inputs, report) -> {
          int types = inputs.items("instanceTypes").size();
          if (types > 10
              || (inputs.has("instanceTypes")
                  && types == 0
                  && !inputs.get("instanceTypes").hasUnknown())) {
            report.accept("instanceTypes", "must have 1 to 10 entries");
          }
        })
        .check(Constraints.anyOf("imageId", "imageFamily"))
        .refers(TencentNetwork.securityGroups("securityGroupIds"))
        .unique(
            new Unique(
                List.of("configurationName"),
                Unique.Reach.REGION,
                400,
                "InvalidParameterValue.LaunchConfigurationNameDuplicated",
                "The launch configuration name `%s` is duplicated."))
        .api(TencentPasswords.rule("password", 8, 30, 3))
        .computed((scope, id, _) ->
            Fields.of(
                "status",
                "NORMAL",
                "createTime",
                created(scope, CONFIGURATION, id),
                "projectId",
                0,
                "instanceChargeType",
                "POSTPAID_BY_HOUR",
                "systemDiskType",
                "CLOUD_PREMIUM",
                "systemDiskSize",
                50))
        .build();
  }

  private static TypeRules group() {
    return TypeRules.type(GROUP, "as", "AutoScalingGroup")
        .randomAlphanumericId("asg-", 8)
        .check(Constraints.length("scalingGroupName", 1, 55))
        .check(Constraints.range("minSize", 0, 2000))
        .check(Constraints.range("maxSize", 0, 2000))
        .refers(TencentNetwork.vpc("vpcId", OnDelete.REFUSES))
        .refers(TencentNetwork.subnets("subnetIds"))
        .refers(
            new Reference(
                "configurationId",
                CONFIGURATION,
                "id",
                OnDelete.REFUSES,
                "InvalidLaunchConfigurationId.NotFound",
                "The launch configuration `%s` does not exist."))
        .unique(
            new Unique(
                List.of("scalingGroupName"),
                Unique.Reach.REGION,
                400,
                "InvalidParameterValue.ScalingGroupNameDuplicate",
                "The scaling group name `%s` is duplicated."))
        .api((_, inputs, _) -> {
          double min = inputs.number("minSize").orElse(0);
          double max = inputs.number("maxSize").orElse(0);
          double desired = inputs.number("desiredCapacity").orElse(min);
          if (min > max || desired < min || desired > max) {
            throw new VendorRefusal(
                400,
                "InvalidParameterValue.Size",
                "MinSize <= DesiredCapacity <= MaxSize must hold.");
          }
        })
        .computed((scope, id, inputs) ->
            Fields.of(
                "status",
                "NORMAL",
                "createTime",
                created(scope, GROUP, id),
                "desiredCapacity",
                inputs.number("minSize").orElse(0),
                "instanceCount",
                inputs.number("desiredCapacity").orElse(inputs.number("minSize").orElse(0)),
                "defaultCooldown",
                300,
                "projectId",
                0,
                "terminationPolicies",
                "OLDEST_INSTANCE",
                "retryPolicy",
                "IMMEDIATE_RETRY",
                "multiZoneSubnetPolicy",
                "PRIORITY"))
        .build();
  }
}
