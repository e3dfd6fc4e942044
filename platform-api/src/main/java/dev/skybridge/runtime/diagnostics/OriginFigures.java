package dev.skybridge.runtime.diagnostics;

import java.time.Duration;
import java.util.Optional;

/**
 * One origin's tasks.
 *
 * @param origin its name
 * @param site where its tasks are created
 * @param live tasks that wait or run
 * @param running of these
 * @param overdue of these: they run for longer than the past explains
 * @param created since the process began
 * @param patience how long a task may run before it is overdue; empty where it may stay
 */
public record OriginFigures(
    String origin,
    String site,
    long live,
    long running,
    long overdue,
    long created,
    Optional<Duration> patience) {}
