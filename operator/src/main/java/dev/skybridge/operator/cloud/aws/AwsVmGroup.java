package dev.skybridge.operator.cloud.aws;

import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.operator.cloud.InstanceRange;
import dev.skybridge.operator.cloud.ResourceMapping;
import dev.skybridge.operator.cloud.StackDraft;
import java.util.Map;

/** EC2 Auto Scaling: a launch template and a group over both subnets. */
final class AwsVmGroup implements ResourceMapping {
  /** EC2 looks the image up when it starts a machine, so the newest one is taken. */
  private static final String IMAGE =
      "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";

  @Override
  public void map(ResourceSpec spec, StackDraft draft) {
    var template =
        AwsTemplate.of(spec, draft, 1)
            .set("imageId", draft.config().imageOf(draft.stack().region(), IMAGE))
            .set(
                "networkInterfaces",
                PropertyValue.list(
                    PropertyValue.map(
                        Map.of(
                            "associatePublicIpAddress",
                            PropertyValue.of("false"),
                            "securityGroups",
                            AwsNetwork.insideOnly(draft, spec)))))
            .add();
    var range = InstanceRange.of(spec);
    var group = draft.resource(spec.name(), "group", "aws:autoscaling/group:Group");
    var name =
        group
            .set("name", draft.physicalName(spec.name(), "group", 255))
            .set("minSize", range.min())
            .set("maxSize", range.max())
            .set("vpcZoneIdentifiers", AwsNetwork.subnetIds())
            .set("launchTemplate", AwsTemplate.newestVersionOf(template))
            .set(
                "instanceRefresh",
                PropertyValue.map(Map.of("strategy", PropertyValue.of("Rolling"))))
            .set("healthCheckType", "EC2")
            .set("tags", propagated(group.ownershipTags()))
            .add();
    draft.output(spec, "group", PropertyValue.output(name, "name"));
  }

  private static PropertyValue propagated(Map<String, String> tags) {
    return PropertyValue.list(
        tags.entrySet().stream()
            .map(tag ->
                PropertyValue.map(
                    Map.of(
                        "key", PropertyValue.of(tag.getKey()),
                        "value", PropertyValue.of(tag.getValue()),
                        "propagateAtLaunch", PropertyValue.of(true))))
            .toArray(PropertyValue[]::new));
  }
}
