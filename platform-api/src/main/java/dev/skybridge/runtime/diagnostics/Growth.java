package dev.skybridge.runtime.diagnostics;

import java.time.Duration;

/**
 * An origin whose overdue tasks become more and more.
 *
 * @param origin its name
 * @param site where its tasks are created
 * @param overdue how many there are
 * @param perMinute slope
 * @param atLeastPerMinute lower confidence bound of the slope
 * @param atMostPerMinute upper confidence bound of the slope
 * @param over for how long it was looked at
 */
public record Growth(
    String origin,
    String site,
    long overdue,
    double perMinute,
    double atLeastPerMinute,
    double atMostPerMinute,
    Duration over) {}
