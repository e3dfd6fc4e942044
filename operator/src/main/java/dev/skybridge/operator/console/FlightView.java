package dev.skybridge.operator.console;

import dev.skybridge.runtime.diagnostics.FlightSnapshot;
import dev.skybridge.runtime.diagnostics.MemorySnapshot;
import java.util.List;

/**
 * Memory and threads of the process, and what the flight recorder tells of them.
 *
 * @param recording whether the recorder runs; else its figures are 0
 * @param pinned times that a virtual thread kept its carrier while it waited
 * @param longestPinnedMillis the longest of these
 * @param pinnedSites where, most often first
 * @param submitsFailed times that a virtual thread could not be scheduled
 * @param allocatedPerSecond bytes, mean of the last minute
 * @param collections garbage collections
 * @param pausedLastMinuteMillis sum of their pauses in the last minute
 * @param longestPauseMillis longest single pause
 * @param heapAfterCollection bytes in use after the last collection
 * @param heapUsed bytes in use now
 * @param heapMax bytes at most
 * @param platformThreads threads of the operating system
 */
public record FlightView(
    boolean recording,
    long pinned,
    long longestPinnedMillis,
    List<PinnedSite> pinnedSites,
    long submitsFailed,
    long allocatedPerSecond,
    long collections,
    double pausedLastMinuteMillis,
    double longestPauseMillis,
    long heapAfterCollection,
    long heapUsed,
    long heapMax,
    int platformThreads) {
  private static final double NANOS_PER_MILLI = 1e6;

  /**
   * Where threads are pinned.
   *
   * @param frame class, method and line
   * @param times how often
   */
  public record PinnedSite(String frame, long times) {}

  /** Copies the list. */
  public FlightView {
    pinnedSites = List.copyOf(pinnedSites);
  }

  static FlightView of(FlightSnapshot flight, MemorySnapshot memory) {
    return new FlightView(
        flight.recording(),
        flight.pinned(),
        flight.longestPinned().toMillis(),
        flight.pinnedSites().stream()
            .map(site -> new PinnedSite(site.frame(), site.times()))
            .toList(),
        flight.submitsFailed(),
        flight.allocatedPerSecond(),
        flight.collections(),
        flight.pausedLastMinute().toNanos() / NANOS_PER_MILLI,
        flight.longestPause().toNanos() / NANOS_PER_MILLI,
        flight.heapUsed(),
        memory.heap().used(),
        memory.heap().max(),
        memory.platformThreads());
  }
}
