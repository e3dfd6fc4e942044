package dev.skybridge.operator.cloud.aws;

import dev.skybridge.model.PropertyValue;
import dev.skybridge.operator.cloud.Values;
import dev.skybridge.operator.stack.CloudCatalog.Lookup;
import java.util.Map;
import java.util.Optional;

/** How each AWS type is found again. */
final class AwsLookups {
  private AwsLookups() {}

  static Optional<Lookup> of(String type, Map<String, PropertyValue> inputs) {
    return switch (type) {
      case "aws:ec2/vpc:Vpc" -> byTags("aws:ec2/getVpcs:getVpcs", inputs);
      case "aws:ec2/subnet:Subnet" -> byTags("aws:ec2/getSubnets:getSubnets", inputs);
      case "aws:ec2/securityGroup:SecurityGroup" ->
          byTags("aws:ec2/getSecurityGroups:getSecurityGroups", inputs);
      case "aws:rds/subnetGroup:SubnetGroup", "aws:elasticache/subnetGroup:SubnetGroup" ->
          byId(inputs, "name");
      case "aws:rds/instance:Instance" -> byId(inputs, "identifier");
      case "aws:elasticache/replicationGroup:ReplicationGroup" ->
          byId(inputs, "replicationGroupId");
      case "aws:s3/bucketV2:BucketV2" -> byId(inputs, "bucket");
      case "aws:iam/role:Role", "aws:autoscaling/group:Group", "aws:eks/cluster:Cluster" ->
          byId(inputs, "name");
      case "aws:eks/nodeGroup:NodeGroup" ->
          Values.text(inputs, "clusterName")
              .flatMap(cluster ->
                  Values.text(inputs, "nodeGroupName")
                      .map(nodes -> new Lookup.ById(cluster + ":" + nodes)));
      case "aws:ec2/launchTemplate:LaunchTemplate" -> launchTemplate(inputs);
      // The guards of a bucket: setting one twice is setting it once. The same goes for attaching a
      // policy to a role.
      default -> Optional.empty();
    };
  }

  private static Optional<Lookup> byId(Map<String, PropertyValue> inputs, String input) {
    return Values.text(inputs, input).map(Lookup.ById::new);
  }

  private static Optional<Lookup> byTags(String function, Map<String, PropertyValue> inputs) {
    return Optional.ofNullable(inputs.get("tags"))
        .flatMap(Values::identity)
        .map(tags ->
            new Lookup.ByQuery(function, Map.of("tags", PropertyValue.map(tags)), "ids", ""));
  }

  /** The data source for one template fails where there is none; this one answers with none. */
  private static Optional<Lookup> launchTemplate(Map<String, PropertyValue> inputs) {
    return Optional.ofNullable(inputs.get("tags"))
        .flatMap(Values::identity)
        .map(tags ->
            new Lookup.ByQuery(
                "aws:resourcegroupstaggingapi/getResources:getResources",
                Map.of(
                    "resourceTypeFilters",
                    Values.textList("ec2:launch-template"),
                    "tagFilters",
                    new PropertyValue.ListOf(
                        tags.entrySet().stream().map(AwsLookups::tagFilter).toList())),
                "resourceTagMappingLists",
                "resourceArn",
                "",
                "/"));
  }

  private static PropertyValue tagFilter(Map.Entry<String, PropertyValue> tag) {
    return PropertyValue.map(
        Map.of(
            "key", PropertyValue.of(tag.getKey()),
            "values", PropertyValue.list(tag.getValue())));
  }
}
