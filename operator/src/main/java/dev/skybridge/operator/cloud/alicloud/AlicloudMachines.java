package dev.skybridge.operator.cloud.alicloud;

import dev.skybridge.crd.ResourceSize;

/** ECS instance types. */
final class AlicloudMachines {
  private AlicloudMachines() {}

  /** Source: ECS instance families c7 and g7: 2 vCPU and 4 GiB, 2 and 8, 8 and 32. */
  static String type(ResourceSize size) {
    return switch (size) {
      case SMALL -> "ecs.c7.large";
      case MEDIUM -> "ecs.g7.large";
      case LARGE -> "ecs.g7.2xlarge";
    };
  }
}
