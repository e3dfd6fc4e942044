package dev.skybridge.runtime.limit;

import dev.skybridge.runtime.limit.TokenBucket.Slot;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Promised permits whose holder went away, by their place in the line. Empty unless somebody
 * cancelled. Whoever removes a slot owns it.
 */
final class FreeSlots {
  /** Ordered by difference, as ticks overflow; all slots lie within a year of each other. */
  private final ConcurrentSkipListMap<Long, Slot> byEnd =
      new ConcurrentSkipListMap<>((a, b) -> Long.signum(a - b));

  void add(Slot slot) {
    byEnd.put(slot.end(), slot);
  }

  /** The slot at the very end of the line, if it is free. */
  Optional<Slot> takeLast(long end) {
    return byEnd.isEmpty() ? Optional.empty() : Optional.ofNullable(byEnd.remove(end));
  }

  /**
   * The first slot that is large enough and ends between the two ticks. Drops those that end
   * before: used late, they would come too close to what follows them.
   */
  Optional<Slot> claim(long cost, long earliestEnd, long latestEnd) {
    for (Slot slot : byEnd.values()) {
      if (slot.end() - latestEnd > 0) {
        return Optional.empty();
      }
      boolean past = slot.end() - earliestEnd < 0;
      if ((past || slot.cost() >= cost) && byEnd.remove(slot.end(), slot) && !past) {
        return Optional.of(slot);
      }
    }
    return Optional.empty();
  }
}
