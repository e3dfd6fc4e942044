package dev.skybridge.runtime.pool;

import java.util.List;

/**
 * What became of the tasks that a pool held when it was closed.
 *
 * @param finished how many came to their own end
 * @param notRun names of those that had not begun
 * @param cancelled names of those that were ended while they ran
 * @param stillRunning names of those of them that did not end in time
 */
public record DrainReport(
    long finished, List<String> notRun, List<String> cancelled, List<String> stillRunning) {
  public DrainReport {
    notRun = List.copyOf(notRun);
    cancelled = List.copyOf(cancelled);
    stillRunning = List.copyOf(stillRunning);
  }
}
