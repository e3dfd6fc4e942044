package dev.skybridge.operator.console;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One placement as it stands in the traffic.
 *
 * @param name of the placement
 * @param provider its cloud; null without an account, or before it is known
 * @param region of the account; null where the account is not known
 * @param account {@code namespace/name} of its CloudAccount; null where it has none
 * @param cluster that runs its workloads
 * @param level whether the placement itself is as asked
 * @param reason code of the reason for that
 * @param stack its CloudStack; null where it has none
 * @param target its traffic; null where none is steered to it
 */
public record TrafficPlacementView(
    String name,
    @Nullable @Schema(nullable = true) String provider,
    @Nullable @Schema(nullable = true) String region,
    @Nullable @Schema(nullable = true) String account,
    String cluster,
    Level level,
    String reason,
    @Nullable @Schema(nullable = true) String stack,
    @Nullable @Schema(nullable = true) TargetView target) {

  static TrafficPlacementView of(PlacementView placement, @Nullable TargetView target) {
    var stack = placement.stack();
    return new TrafficPlacementView(
        placement.name(),
        placement.provider(),
        placement.region(),
        placement.account(),
        placement.cluster(),
        placement.level(),
        placement.reason(),
        stack == null ? null : stack.name(),
        target);
  }
}
