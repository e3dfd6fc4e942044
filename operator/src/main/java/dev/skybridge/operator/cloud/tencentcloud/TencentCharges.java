package dev.skybridge.operator.cloud.tencentcloud;

import dev.skybridge.model.Charge;
import dev.skybridge.operator.cloud.Billed;
import java.util.stream.Stream;

/**
 * What Tencent Cloud bills for as long as it exists, pay-as-you-go. Sources: the billing pages of
 * TencentDB for PostgreSQL (by CPU and memory, which its SKU here names, and by GB of storage),
 * TencentDB for Redis (by GB of a primary with its replica), CVM with its disks, and TKE (by the
 * level of the cluster). Buckets are billed by use.
 */
final class TencentCharges {
  private static final int MB_OF_GB = 1024;

  private TencentCharges() {}

  static Stream<Charge> of(Billed billed) {
    return switch (billed.resource().type()) {
      case "tencentcloud:Postgresql/instance:Instance" ->
          Stream.of(
              billed.charge(
                  "postgres/%dc%dg".formatted(billed.number("cpu"), billed.number("memory")), 1),
              billed.charge("postgres/storage", billed.number("storage")));
      case "tencentcloud:Redis/instance:Instance" ->
          Stream.of(billed.charge("redis/memory", billed.number("memSize") / MB_OF_GB));
      case "tencentcloud:As/scalingGroup:ScalingGroup" -> {
        var machine = billed.beside("tencentcloud:As/scalingConfig:ScalingConfig");
        var count = billed.number("minSize");
        yield Stream.of(
            billed.charge(machine.first("instanceTypes"), count),
            billed.charge("cvm/CLOUD_PREMIUM", count * machine.number("systemDiskSize")));
      }
      case "tencentcloud:Kubernetes/cluster:Cluster" ->
          Stream.of(billed.charge("tke/" + billed.text("clusterLevel"), 1));
      case "tencentcloud:Kubernetes/nodePool:NodePool" -> {
        var count = billed.number("minSize");
        yield Stream.of(
            billed.charge(billed.text("autoScalingConfig", "instanceType"), count),
            billed.charge(
                "cvm/CLOUD_PREMIUM", count * billed.number("autoScalingConfig", "systemDiskSize")));
      }
      default -> Stream.empty();
    };
  }
}
