package dev.skybridge.runtime.diagnostics;

import dev.skybridge.runtime.task.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what is overdue and what grows, from looks at all origins. No clock and no threads. */
final class OriginWatch {
  private final Patience patience;
  private final GrowthDetector growths;
  private final Map<Origin, Residences> past = new HashMap<>();

  /**
   * What one look told.
   *
   * @param origins figures, in the order of the samples
   * @param overdue tasks with the nanoseconds that their origin's past explains
   * @param growths alarms
   */
  record Seen(List<OriginFigures> origins, Map<Object, Long> overdue, List<Growth> growths) {}

  OriginWatch(Patience patience, GrowthDetector growths) {
    this.patience = patience;
    this.growths = growths;
  }

  Seen look(long atNanos, List<OriginSample> samples) {
    var figures = new ArrayList<OriginFigures>(samples.size());
    var overdue = new HashMap<Object, Long>();
    var alarms = new ArrayList<Growth>();
    for (var sample : samples) {
      var origin = sample.origin();
      var residences = past.computeIfAbsent(origin, _ -> new Residences());
      residences.observe(atNanos, sample);
      var explained = patience.nanos(origin.name(), residences);
      var count = overdue.size();
      for (var sighting : sample.running()) {
        if (sighting.ranNanos() > explained) {
          overdue.put(sighting.task(), explained);
        }
      }
      count = overdue.size() - count;
      growths.observe(origin, atNanos, count, sample.created()).ifPresent(alarms::add);
      figures.add(figures(sample, count, explained));
    }
    return new Seen(List.copyOf(figures), Map.copyOf(overdue), List.copyOf(alarms));
  }

  private static OriginFigures figures(OriginSample sample, long overdue, long explained) {
    return new OriginFigures(
        sample.origin().name(),
        sample.origin().site(),
        Math.max(0, sample.created() - sample.ended()),
        sample.running().size(),
        overdue,
        sample.created(),
        explained == Long.MAX_VALUE ? Optional.empty() : Optional.of(Duration.ofNanos(explained)));
  }
}
