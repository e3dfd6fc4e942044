package dev.skybridge.operator.cloud.tencentcloud;

import dev.skybridge.crd.ResourceSize;

/** CVM instance types. */
final class TencentMachines {
  private TencentMachines() {}

  /** Source: CVM, standard S5: 2 vCPU and 4 GB, 2 and 8, 8 and 32. */
  static String type(ResourceSize size) {
    return switch (size) {
      case SMALL -> "S5.MEDIUM4";
      case MEDIUM -> "S5.MEDIUM8";
      case LARGE -> "S5.2XLARGE32";
    };
  }
}
