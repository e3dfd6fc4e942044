package dev.skybridge.crd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an application.
 *
 * @param observedGeneration generation of the spec that this speaks of
 * @param conditions Ready, Reconciling, Stalled, Degraded, Provisioned, Delivered, Healthy
 * @param placementSummary ready placements of all, for example {@code 2/3}
 * @param revision commit of the config repository that carries the wanted manifests
 * @param placements one entry a placement
 * @param blockedBy what it waits for, nearest first
 */
public record ApplicationStatus(
    @Nullable Long observedGeneration,
    List<Condition> conditions,
    @Nullable String placementSummary,
    @Nullable String revision,
    List<PlacementStatus> placements,
    List<String> blockedBy) {

  /** Copies the lists. */
  public ApplicationStatus {
    conditions = Collections.copy(conditions);
    placements = Collections.copy(placements);
    blockedBy = Collections.copy(blockedBy);
  }
}
