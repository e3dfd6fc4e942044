package dev.skybridge.operator.cloud.alicloud;

import dev.skybridge.model.Charge;
import dev.skybridge.operator.cloud.Billed;
import java.util.stream.Stream;

/**
 * What Alibaba Cloud bills for as long as it exists, pay-as-you-go. Sources: the billing pages of
 * ApsaraDB RDS (the type names one node or two, its storage is billed by GB), Tair, ECS with its
 * disks, and ACK Pro (by cluster and hour). Buckets are billed by use.
 */
final class AlicloudCharges {
  private AlicloudCharges() {}

  static Stream<Charge> of(Billed billed) {
    return switch (billed.resource().type()) {
      case "alicloud:rds/instance:Instance" ->
          Stream.of(
              billed.charge(billed.text("instanceType"), 1),
              billed.charge("rds/cloud_essd", billed.number("instanceStorage")));
      case "alicloud:kvstore/instance:Instance" ->
          Stream.of(billed.charge(billed.text("instanceClass"), 1));
      case "alicloud:ess/scalingGroup:ScalingGroup" -> {
        var machine = billed.beside("alicloud:ess/scalingConfiguration:ScalingConfiguration");
        var count = billed.number("minSize");
        yield Stream.of(
            billed.charge(machine.text("instanceType"), count),
            billed.charge("ecs/cloud_essd", count * machine.number("systemDiskSize")));
      }
      case "alicloud:cs/managedKubernetes:ManagedKubernetes" ->
          Stream.of(billed.charge(billed.text("clusterSpec"), 1));
      case "alicloud:cs/nodePool:NodePool" -> {
        var count = billed.number("scalingConfig", "minSize");
        yield Stream.of(
            billed.charge(billed.first("instanceTypes"), count),
            billed.charge("ecs/cloud_essd", count * billed.number("systemDiskSize")));
      }
      default -> Stream.empty();
    };
  }
}
