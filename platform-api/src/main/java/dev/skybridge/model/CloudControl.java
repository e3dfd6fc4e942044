package dev.skybridge.model;

import java.util.Map;
import java.util.Optional;

/**
 * What is asked of a cloud beside the engine: inventory, stopping and starting, deletion,
 * encryption of databases, tags and metrics. One for each cloud. A call blocks until there is an
 * answer; it ends with the caller's scope, or at a deadline of its own, and says so. What may pass
 * by itself has been tried again a few times before it is answered as a failure.
 *
 * @see CloudAnswer for what may be answered
 */
public interface CloudControl {
  /** The cloud. */
  Provider provider();

  /**
   * What the account has of a kind in its region, a page at a time, deleted objects left out. The
   * pages together are no snapshot: what comes or goes between two may be on both or on none.
   *
   * @param after {@link CloudPage#next()} of the page before; empty for the first
   */
  CloudAnswer<CloudPage> list(AccountCredentials account, CloudKind kind, Optional<String> after);

  /** One object as it is now. */
  CloudAnswer<CloudObject> read(AccountCredentials account, CloudKind kind, String id);

  /**
   * Stops an object; what is stopped or about to be is left as it is. Its data stay. A cloud or a
   * kind that can't do it is refused with {@link Reason#NOT_SUPPORTED}.
   *
   * @return its state after the cloud has taken the order, mostly {@link PowerState#STOPPING}
   */
  CloudAnswer<PowerState> stop(AccountCredentials account, CloudKind kind, String id);

  /** Starts an object, as {@link #stop} stops it. */
  CloudAnswer<PowerState> start(AccountCredentials account, CloudKind kind, String id);

  /**
   * Sets tags; other tags stay. Where a cloud can only replace them all (buckets), who else sets
   * tags of the same object at that moment may be undone.
   *
   * @return all tags of the object afterwards
   */
  CloudAnswer<Map<String, String>> tag(
      AccountCredentials account, CloudKind kind, String id, Map<String, String> tags);

  /**
   * Deletes an object, with the disks that were made to go with it; what is gone already is fine.
   * What the vendor protects stays, and so does a bucket with objects in it: the vendor's refusal
   * is the answer.
   *
   * @param tags that it must still carry just before the order is given; nothing is deleted else
   * @param copy what is to be left of a database; refused with {@link Reason#NOT_SUPPORTED} where
   *     the cloud keeps none of this one
   */
  CloudAnswer<CloudDeletion> delete(
      AccountCredentials account,
      CloudKind kind,
      String id,
      Map<String, String> tags,
      LastCopy copy);

  /** Whether a database's data at rest is encrypted. */
  CloudAnswer<DataEncryption> encryption(AccountCredentials account, String database);

  /**
   * Switches the encryption of a database's data at rest on, with a key of the vendor. <b>This
   * can't be undone</b>, and may interrupt the database for a moment: a person must have agreed.
   * What is encrypted, or can't be, is left as it is.
   *
   * @return how it stands after the cloud has taken the order
   */
  CloudAnswer<DataEncryption> encrypt(AccountCredentials account, String database);

  /**
   * What the cloud measured of an object. No point means that nothing was measured, never zero.
   *
   * @return the series; refused with {@link Reason#NOT_SUPPORTED} where the cloud has no such
   *     metric of the kind
   */
  CloudAnswer<MetricSeries> metric(
      AccountCredentials account, CloudKind kind, String id, CloudMetric metric, MetricRange range);
}
