package dev.skybridge.operator.console;

import org.jspecify.annotations.Nullable;

/**
 * How a delivery stands, from Argo CD's words for it (its documentation, "Resource Health" and
 * "Sync status").
 */
final class DeliveryLevel {
  private DeliveryLevel() {}

  static Level of(@Nullable String sync, @Nullable String health) {
    return switch (health == null ? "" : health) {
      case "Healthy" -> sync == null || sync.equals("Synced") ? Level.OK : Level.PROGRESSING;
      case "Progressing" -> Level.PROGRESSING;
      case "Degraded", "Missing" -> Level.FAILED;
      case "Suspended" -> Level.PAUSED;
      default -> Level.UNKNOWN;
    };
  }
}
