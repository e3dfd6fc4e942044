package dev.skybridge.runtime.diagnostics;

import java.time.Duration;
import java.util.List;

/**
 * What the flight recorder tells of the process.
 *
 * @param recording whether it records
 * @param pinned times that a virtual thread kept its carrier for 20 ms or more while it waited
 * @param longestPinned the longest of these
 * @param pinnedSites where, most often first, at most {@link #MOST_SITES}
 * @param submitsFailed times that a virtual thread could not be scheduled
 * @param allocatedPerSecond bytes allocated in a second, mean of the last minute; estimated from
 *     samples
 * @param collections garbage collections
 * @param pausedLastMinute sum of their pauses in the last minute
 * @param longestPause longest single pause
 * @param heapUsed bytes in use after the last collection; 0 before the first
 * @param heapCommitted bytes that the heap had then
 */
public record FlightSnapshot(
    boolean recording,
    long pinned,
    Duration longestPinned,
    List<Site> pinnedSites,
    long submitsFailed,
    long allocatedPerSecond,
    long collections,
    Duration pausedLastMinute,
    Duration longestPause,
    long heapUsed,
    long heapCommitted) {
  /** Sites that are told apart. */
  public static final int MOST_SITES = 20;

  /** Where nothing is recorded. */
  public static final FlightSnapshot NONE =
      new FlightSnapshot(
          false, 0, Duration.ZERO, List.of(), 0, 0, 0, Duration.ZERO, Duration.ZERO, 0, 0);

  /**
   * A place of the program.
   *
   * @param frame class, method and line
   * @param times how often
   */
  public record Site(String frame, long times) {}

  /** Copies the list. */
  public FlightSnapshot {
    pinnedSites = List.copyOf(pinnedSites);
  }

  /** Share of the last minute that was spent in pauses, 0 to 1. */
  public double pressure() {
    return pausedLastMinute.toNanos() / 6e10;
  }
}
