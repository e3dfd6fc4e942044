package dev.skybridge.runtime.context;

import java.util.List;

/**
 * What closing a scope came to.
 *
 * @param stillRunning names of the threads that did not leave the scope in time, children's
 *     included
 */
public record CloseReport(List<String> stillRunning) {
  static final CloseReport CLEAN = new CloseReport(List.of());

  public CloseReport {
    stillRunning = List.copyOf(stillRunning);
  }

  /** Whether everything in the scope has ended. */
  public boolean isClean() {
    return stillRunning.isEmpty();
  }
}
