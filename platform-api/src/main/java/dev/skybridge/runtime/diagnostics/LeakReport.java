package dev.skybridge.runtime.diagnostics;

import java.util.List;

/**
 * What the last look told.
 *
 * @param looks how many there were
 * @param origins figures, those with most live tasks first
 * @param stuck tasks that do not go on, longest first
 * @param growths origins that leak
 */
public record LeakReport(
    long looks, List<OriginFigures> origins, List<StuckTask> stuck, List<Growth> growths) {
  /** Before the first look. */
  public static final LeakReport NONE = new LeakReport(0, List.of(), List.of(), List.of());

  /** Copies the lists. */
  public LeakReport {
    origins = List.copyOf(origins);
    stuck = List.copyOf(stuck);
    growths = List.copyOf(growths);
  }

  /** How many alarms there are. */
  public int alarms() {
    return stuck.size() + growths.size();
  }
}
