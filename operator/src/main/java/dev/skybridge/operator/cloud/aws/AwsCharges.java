package dev.skybridge.operator.cloud.aws;

import dev.skybridge.model.Charge;
import dev.skybridge.operator.cloud.Billed;
import java.util.stream.Stream;

/**
 * What AWS bills for as long as it exists. Sources: the pricing pages of Amazon RDS for PostgreSQL
 * (a Multi-AZ deployment has prices of its own), ElastiCache (by node), EC2 (by machine) and EKS
 * (by cluster and hour). Buckets are billed by use.
 */
final class AwsCharges {
  private static final String TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

  private AwsCharges() {}

  static Stream<Charge> of(Billed billed) {
    return switch (billed.resource().type()) {
      case "aws:rds/instance:Instance" -> {
        var zones = billed.is("multiAz") ? "/multi-az" : "";
        yield Stream.of(
            billed.charge(billed.text("instanceClass") + zones, 1),
            billed.charge("rds/gp3" + zones, billed.number("allocatedStorage")));
      }
      case "aws:elasticache/replicationGroup:ReplicationGroup" ->
          Stream.of(billed.charge(billed.text("nodeType"), billed.number("numCacheClusters")));
      case "aws:autoscaling/group:Group" ->
          machines(billed, billed.number("minSize"), billed.beside(TEMPLATE));
      case "aws:eks/cluster:Cluster" -> Stream.of(billed.charge("eks/cluster", 1));
      case "aws:eks/nodeGroup:NodeGroup" ->
          machines(billed, billed.number("scalingConfig", "minSize"), billed.beside(TEMPLATE));
      default -> Stream.empty();
    };
  }

  private static Stream<Charge> machines(Billed group, long count, Billed template) {
    return Stream.of(
        group.charge(template.text("instanceType"), count),
        group.charge("ebs/gp3", count * AwsTemplate.DISK_GIB));
  }
}
