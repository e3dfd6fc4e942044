package dev.skybridge.operator.console;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One placement of an application.
 *
 * @param name of the placement
 * @param provider its cloud; null without an account, or before it is known
 * @param account {@code namespace/name} of its CloudAccount; null where it has none
 * @param region of the account; null where the account is not known
 * @param cluster that runs its workloads
 * @param namespace of its workloads; null before it is known
 * @param level how it stands
 * @param reason code of the reason
 * @param message for a person
 * @param cure what can be done, in English; null for a reason that is not ours
 * @param delivery name of its Argo CD application; null where there is none
 * @param sync Argo CD's sync status; null before it is known
 * @param health health of its workloads; null before it is known
 * @param revision that was last synced; null before the first sync
 * @param stack its stack; null where it has no resources, or before it is made
 * @param resources cloud resources that it asks for
 */
public record PlacementView(
    String name,
    @Nullable @Schema(nullable = true) String provider,
    @Nullable @Schema(nullable = true) String account,
    @Nullable @Schema(nullable = true) String region,
    String cluster,
    @Nullable @Schema(nullable = true) String namespace,
    Level level,
    String reason,
    String message,
    @Nullable @Schema(nullable = true) String cure,
    @Nullable @Schema(nullable = true) String delivery,
    @Nullable @Schema(nullable = true) String sync,
    @Nullable @Schema(nullable = true) String health,
    @Nullable @Schema(nullable = true) String revision,
    @Nullable @Schema(nullable = true) StackView stack,
    List<ResourceView> resources) {
  /** Copies the list. */
  public PlacementView {
    resources = List.copyOf(resources);
  }
}
