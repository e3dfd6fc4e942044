package dev.skybridge.operator.console;

import dev.skybridge.runtime.diagnostics.Growth;

/**
 * A place of the program whose overdue tasks become more and more.
 *
 * @param origin its name
 * @param site class, method and line
 * @param overdue how many there are
 * @param perMinute how many more each minute
 * @param atLeastPerMinute lower confidence bound of that
 * @param atMostPerMinute upper confidence bound of that
 * @param overMillis for how long it was looked at
 */
public record GrowthView(
    String origin,
    String site,
    long overdue,
    double perMinute,
    double atLeastPerMinute,
    double atMostPerMinute,
    long overMillis) {

  static GrowthView of(Growth growth) {
    return new GrowthView(
        growth.origin(),
        growth.site(),
        growth.overdue(),
        growth.perMinute(),
        growth.atLeastPerMinute(),
        growth.atMostPerMinute(),
        growth.over().toMillis());
  }
}
