package dev.skybridge.operator.cloud.aws;

import dev.skybridge.crd.ResourceSize;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.operator.cloud.ResourceDraft;
import dev.skybridge.operator.cloud.StackDraft;
import dev.skybridge.operator.cloud.Values;
import java.util.Map;
import java.util.stream.Stream;

/** The launch template of machines: encrypted disks, metadata by token only. */
final class AwsTemplate {
  /** GiB of the disk of each machine. */
  static final int DISK_GIB = 30;

  private AwsTemplate() {}

  /**
   * Starts a template; the caller adds what makes its machines special.
   *
   * @param metadataHops network hops at which metadata can be read: 1 on a machine, 2 in its
   *     containers
   */
  static ResourceDraft of(ResourceSpec spec, StackDraft draft, int metadataHops) {
    var template = draft.resource(spec.name(), "template", "aws:ec2/launchTemplate:LaunchTemplate");
    return template
        .set("name", draft.physicalName(spec.name(), "template", 128))
        .set("instanceType", instanceType(spec.sizeOrDefault()))
        .set("updateDefaultVersion", true)
        .set(
            "metadataOptions",
            PropertyValue.map(
                Map.of(
                    "httpEndpoint", PropertyValue.of("enabled"),
                    "httpTokens", PropertyValue.of("required"),
                    "httpPutResponseHopLimit", PropertyValue.of(metadataHops))))
        .set("blockDeviceMappings", PropertyValue.list(rootDisk()))
        .set(
            "tagSpecifications",
            PropertyValue.list(
                Stream.of("instance", "volume")
                    .map(kind -> tagSpecification(kind, template.ownershipTags()))
                    .toArray(PropertyValue[]::new)))
        .tagged();
  }

  /** A reference to the template's newest version, so that a change rolls through the machines. */
  static PropertyValue newestVersionOf(String template) {
    return PropertyValue.map(
        Map.of(
            "id", PropertyValue.output(template, "id"),
            "version", PropertyValue.output(template, "latestVersion")));
  }

  private static PropertyValue rootDisk() {
    return PropertyValue.map(
        Map.of(
            "deviceName", PropertyValue.of("/dev/xvda"),
            "ebs",
                PropertyValue.map(
                    Map.of(
                        "encrypted", PropertyValue.of("true"),
                        "deleteOnTermination", PropertyValue.of("true"),
                        "volumeType", PropertyValue.of("gp3"),
                        "volumeSize", PropertyValue.of(DISK_GIB)))));
  }

  private static PropertyValue tagSpecification(String kind, Map<String, String> tags) {
    return PropertyValue.map(
        Map.of("resourceType", PropertyValue.of(kind), "tags", Values.texts(tags)));
  }

  /** Source: Amazon EC2 instance types guide, general purpose, Graviton. */
  private static String instanceType(ResourceSize size) {
    return switch (size) {
      case SMALL -> "t4g.medium";
      case MEDIUM -> "m7g.large";
      case LARGE -> "m7g.2xlarge";
    };
  }
}
