package dev.skybridge.crd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an account.
 *
 * @param observedGeneration generation of the spec that this speaks of
 * @param accountId the vendor's number of the account, as its credentials prove it
 * @param conditions Ready, Reconciling, Stalled
 * @param orphans what carries the platform's tags and belongs to nothing it knows; null until the
 *     account was looked through
 * @param cleaning what became of the last request to delete orphans; null without one
 */
public record CloudAccountStatus(
    @Nullable Long observedGeneration,
    @Nullable String accountId,
    List<Condition> conditions,
    @Nullable OrphanStatus orphans,
    @Nullable CleaningStatus cleaning) {
  /** Copies the list. */
  public CloudAccountStatus {
    conditions = Collections.copy(conditions);
  }
}
