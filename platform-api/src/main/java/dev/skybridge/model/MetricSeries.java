package dev.skybridge.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What was measured.
 *
 * @param metric what, and in which unit
 * @param step the time that each point stands for; longer than was asked for where the cloud
 *     measures less often
 * @param points oldest first; where the cloud measured nothing there is none
 */
public record MetricSeries(CloudMetric metric, Duration step, List<Point> points) {
  /** Copies the list, oldest first. */
  public MetricSeries {
    points = points.stream().sorted(Comparator.comparing(Point::at)).toList();
  }

  /**
   * One value.
   *
   * @param at begin of its step
   * @param value in the metric's unit
   */
  public record Point(Instant at, double value) {}
}
