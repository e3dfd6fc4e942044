package dev.skybridge.operator.traffic;

import dev.skybridge.crd.TrafficRouteStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * What the Lease says of the writers' data: the gates' own word.
 *
 * @param wrote where writes passed last; empty where no gate said so yet
 * @param copy the last good one; empty where none is known
 * @param restore key of the copy that the holder has to put in place before writes pass
 * @param restored whether it has
 * @param problem why a copy could not be made or restored
 */
record LeaseData(
    Optional<Wrote> wrote,
    Optional<Copy> copy,
    Optional<String> restore,
    boolean restored,
    Optional<String> problem) {
  /** Nothing was said. */
  static final LeaseData NONE =
      new LeaseData(Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());

  /**
   * Where writes passed last.
   *
   * @param by placement
   * @param epoch of the right to write
   * @param at its last sign, by its own clock
   * @param until from when on no more passed, for certain, by its own clock
   */
  record Wrote(String by, int epoch, Instant at, Instant until) {}

  /**
   * A copy.
   *
   * @param key of its manifest in the bucket
   * @param to bucket and prefix
   * @param of placement
   * @param epoch in which it was made
   * @param at what was committed before is in it, by the database's clock
   * @param bytes of its dump
   * @param last whether nothing was written after it in that epoch
   */
  record Copy(String key, String to, String of, int epoch, Instant at, long bytes, boolean last) {
    /** Whether it has all that was written. */
    boolean isAllOf(Wrote wrote) {
      return last && of.equals(wrote.by()) && epoch == wrote.epoch();
    }

    Copy closed() {
      return new Copy(key, to, of, epoch, at, bytes, true);
    }

    TrafficRouteStatus.Copy toStatus() {
      return new TrafficRouteStatus.Copy(of, epoch, at.toString(), key, to, bytes, last);
    }
  }

  /** Whether the holder may not let writes pass yet. */
  boolean restores() {
    return restore.isPresent() && !restored;
  }

  /** The same, once its holder has made a last copy. */
  LeaseData closed() {
    return new LeaseData(wrote, copy.map(Copy::closed), restore, restored, problem);
  }
}
