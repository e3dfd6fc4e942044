package dev.skybridge.crd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an approval.
 *
 * @param observedGeneration generation of the spec that this speaks of
 * @param state Valid, Refused, Applied or Superseded
 * @param conditions Ready, Reconciling, Stalled
 */
public record ApprovalStatus(
    @Nullable Long observedGeneration, @Nullable String state, List<Condition> conditions) {
  /** Copies the list. */
  public ApprovalStatus {
    conditions = Collections.copy(conditions);
  }
}
