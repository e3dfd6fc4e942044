package dev.skybridge.crd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an approval.
 *
 * @param observedGeneration generation of the spec that this speaks of
 * @param state Valid, Refused, Applied or Superseded
 * @param commit Git commit that brought it, where it was delivered from Git
 * @param commitAuthor who wrote that commit, as Git says
 * @param conditions Ready, Reconciling, Stalled
 */
public record ApprovalStatus(
    @Nullable Long observedGeneration,
    @Nullable String state,
    @Nullable String commit,
    @Nullable String commitAuthor,
    List<Condition> conditions) {
  /** Copies the list. */
  public ApprovalStatus {
    conditions = Collections.copy(conditions);
  }
}
