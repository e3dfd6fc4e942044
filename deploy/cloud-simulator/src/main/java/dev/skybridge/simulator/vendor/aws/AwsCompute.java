package dev.skybridge.simulator.vendor.aws;

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
import dev.skybridge.simulator.property.Property;
import dev.skybridge.simulator.state.CloudObject;
import java.util.List;
import java.util.Optional;

/**
 * EC2 instances, launch templates and Auto Scaling groups. Limits: EC2 and Auto Scaling API
 * references.
 */
final class AwsCompute {

  static final String INSTANCE = "aws:ec2/instance:Instance";
  static final String LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
  static final String GROUP = "aws:autoscaling/group:Group";

  private AwsCompute() {}

  static List<TypeRules> types() {
    return List.of(instance(), launchTemplate(), group());
  }

  private static Reference template(String path, String by) {
    return new Reference(
        path,
        LAUNCH_TEMPLATE,
        by,
        OnDelete.IGNORES,
        "InvalidLaunchTemplateId.NotFound",
        "The specified launch template, with template ID %s, does not exist.");
  }

  private static TypeRules instance() {
    return TypeRules.type(INSTANCE, "EC2", "Instances")
        .randomId("i-0", 16)
        .check(Constraints.anyOf("ami", "launchTemplate"))
        .check(Constraints.anyOf("instanceType", "launchTemplate"))
        .check(
            Constraints.pattern(
                "instanceType",
                "[a-z0-9-]+\\.[a-z0-9-]+",
                "\"instanceType\" is not an instance type"))
        .refers(AwsNetwork.subnets("subnetId", OnDelete.REFUSES))
        .refers(AwsNetwork.securityGroups("vpcSecurityGroupIds", OnDelete.REFUSES))
        .refers(template("launchTemplate.id", "id"))
        .onDelete((_, object, state) -> {
          if (object.outputs().overlaidWith(state).isTrue("disableApiTermination")) {
            throw new VendorRefusal(
                400,
                "OperationNotPermitted",
                "The instance '"
                    + object.id()
                    + "' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.");
          }
        })
        .computed(AwsCompute::instanceOutputs)
        .build();
  }

  private static Fields instanceOutputs(Scope scope, String id, Fields inputs) {
    Optional<CloudObject> subnet =
        inputs.text("subnetId").flatMap(s -> scope.find(AwsNetwork.SUBNET, s));
    String address =
        Derived.addressIn(
            subnet.map(s -> s.outputs().textOr("cidrBlock", "")).orElse("172.31.0.0/16"), id);
    return Arn.named(Arn.of(scope, "ec2", "instance/" + id), inputs)
        .overlaidWith(
            Fields.of(
                "instanceState",
                "running",
                "instanceLifecycle",
                inputs.fields("instanceMarketOptions").textOr("marketType", ""),
                "availabilityZone",
                subnet
                    .map(s -> s.outputs().textOr("availabilityZone", ""))
                    .orElse(scope.region() + "a"),
                "privateIp",
                address,
                "privateDns",
                "ip-" + address.replace('.', '-') + "." + scope.region() + ".compute.internal",
                "publicIp",
                "",
                "publicDns",
                "",
                "associatePublicIpAddress",
                false,
                "primaryNetworkInterfaceId",
                "eni-0" + Derived.hex(id, "eni", 16),
                "spotInstanceRequestId",
                "",
                "outpostArn",
                "",
                "passwordData",
                "",
                "tenancy",
                "default",
                "sourceDestCheck",
                true,
                "monitoring",
                false,
                "ebsOptimized",
                false,
                "disableApiTermination",
                false));
  }

  private static TypeRules launchTemplate() {
    return TypeRules.type(LAUNCH_TEMPLATE, "EC2", "LaunchTemplate")
        .randomId("lt-0", 16)
        .autoName(new AutoName("name", 128, "-", false, Optional.of("namePrefix")))
        .check(Constraints.length("name", 3, 128))
        .check(
            Constraints.pattern(
                "name",
                "[a-zA-Z0-9(). /_-]+",
                "\"name\" may have letters, numbers and ( ) . - / _ only"))
        .refers(AwsNetwork.securityGroups("vpcSecurityGroupIds", OnDelete.REFUSES))
        .unique(
            new Unique(
                List.of("name"),
                Unique.Reach.REGION,
                400,
                "InvalidLaunchTemplateName.AlreadyExistsException",
                "Launch template name already in use."))
        .computed((scope, id, inputs) -> {
          double version =
              scope
                  .find(LAUNCH_TEMPLATE, id)
                  .map(t ->
                      t.outputs().number("latestVersion").orElse(1)
                          + (sameTemplate(t, inputs) ? 0 : 1))
                  .orElse(1.0);
          return Arn.named(Arn.of(scope, "ec2", "launch-template/" + id), inputs)
              .overlaidWith(
                  Fields.of(
                      "name",
                      inputs.textOr("namePrefix", "") + Derived.hex(id, "name", 26),
                      "latestVersion",
                      version,
                      "defaultVersion",
                      inputs.isTrue("updateDefaultVersion") ? version : 1));
        })
        .build();
  }

  private static boolean sameTemplate(CloudObject template, Fields inputs) {
    return template.inputs().without("tags").equals(inputs.without("tags"));
  }

  private static TypeRules group() {
    return TypeRules.type(GROUP, "Auto Scaling", "AutoScalingGroup")
        .id((_, inputs) ->
            inputs
                .text("name")
                .orElseGet(() -> inputs.textOr("namePrefix", "") + Derived.randomHex(26)))
        .autoName(new AutoName("name", 255, "-", false, Optional.of("namePrefix")))
        .check(Constraints.length("name", 1, 255))
        .check(Constraints.range("minSize", 0, 10_000))
        .check(Constraints.range("maxSize", 0, 10_000))
        .check(Constraints.conflict("availabilityZones", "vpcZoneIdentifiers"))
        .check(
            Constraints.conflict("launchConfiguration", "launchTemplate", "mixedInstancesPolicy"))
        .check(Constraints.anyOf("launchTemplate", "mixedInstancesPolicy", "launchConfiguration"))
        .refers(AwsNetwork.subnets("vpcZoneIdentifiers", OnDelete.REFUSES))
        .refers(template("launchTemplate.id", "id"))
        .refers(template("launchTemplate.name", "name"))
        .refers(
            template(
                "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification.launchTemplateId",
                "id"))
        .refers(
            template(
                "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification.launchTemplateName",
                "name"))
        .api(AwsCompute::requireSizes)
        .computed((scope, id, inputs) ->
            Fields.of(
                "name",
                id,
                "arn",
                Arn.of(
                    scope,
                    "autoscaling",
                    "autoScalingGroup:"
                        + Derived.hex(id, "uuid", 32)
                        + ":autoScalingGroupName/"
                        + id),
                "desiredCapacity",
                inputs.number("minSize").orElse(0),
                "availabilityZones",
                zones(scope, inputs),
                "defaultCooldown",
                300,
                "healthCheckType",
                "EC2",
                "healthCheckGracePeriod",
                300,
                "serviceLinkedRoleArn",
                Arn.accountWide(
                    scope,
                    "iam",
                    "role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling"),
                "predictedCapacity",
                0,
                "warmPoolSize",
                0))
        .build();
  }

  private static List<String> zones(Scope scope, Fields inputs) {
    return inputs.get("vpcZoneIdentifiers").asTexts().stream()
        .flatMap(id -> scope.find(AwsNetwork.SUBNET, id).stream())
        .map(subnet -> subnet.outputs().textOr("availabilityZone", ""))
        .distinct()
        .toList();
  }

  private static void requireSizes(Scope scope, Fields inputs, Optional<CloudObject> self) {
    double min = inputs.number("minSize").orElse(0);
    double max = inputs.number("maxSize").orElse(0);
    double desired = inputs.number("desiredCapacity").orElse(min);
    if (min > max) {
      throw new VendorRefusal(
          400,
          "ValidationError",
          "Max bound, "
              + (long) max
              + ", must be greater than or equal to min bound, "
              + (long) min);
    }
    if (desired < min || desired > max) {
      throw new VendorRefusal(
          400,
          "ValidationError",
          "Desired capacity:"
              + (long) desired
              + " must be between the specified min size:"
              + (long) min
              + " and max size:"
              + (long) max);
    }
    for (Property tag : inputs.items("tags")) {
      if (tag.plain() instanceof Fields fields && !fields.has("propagateAtLaunch")) {
        throw new VendorRefusal(
            400,
            "ValidationError",
            "tag " + fields.textOr("key", "") + " does not say propagateAtLaunch");
      }
    }
  }
}
