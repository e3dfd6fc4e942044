package dev.skybridge.simulator.openapi;

import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.state.CloudObject;
import java.time.Instant;
import java.util.List;

/**
 * What was measured of an object. Nothing is measured by itself: the measurements are put there
 * through the inspection API, as the hidden property {@code $metrics}, a map of the vendor's metric
 * name to a list of {@code {at, value}}, the time in milliseconds since 1970.
 */
public final class Measurements {
  private Measurements() {}

  /**
   * One value.
   *
   * @param at milliseconds since 1970
   */
  public record Measured(long at, double value) {}

  /** Values of a metric from {@code from} on and before {@code to}, oldest first. */
  public static List<Measured> of(CloudObject object, String metric, Instant from, Instant to) {
    return object.outputs().fields("$metrics").items(metric).stream()
        .filter(Fields.class::isInstance)
        .map(Fields.class::cast)
        .map(fields ->
            new Measured(
                (long) fields.number("at").orElseThrow(), fields.number("value").orElseThrow()))
        .filter(m -> m.at() >= from.toEpochMilli() && m.at() < to.toEpochMilli())
        .sorted(java.util.Comparator.comparingLong(Measured::at))
        .toList();
  }
}
