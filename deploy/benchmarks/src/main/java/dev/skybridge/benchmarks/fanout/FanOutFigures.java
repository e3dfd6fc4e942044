package dev.skybridge.benchmarks.fanout;

import dev.skybridge.benchmarks.machine.ProcessorTime.Surroundings;
import dev.skybridge.benchmarks.openloop.Percentiles;

/**
 * One run of the open loop over a fan-out. All times in nanoseconds.
 *
 * @param latency from the intended start of a fan-out to its result
 * @param cpuNanos processor time of the process for one fan-out, without the waiting for the
 *     intended start
 */
public record FanOutFigures(
    long requests, Percentiles latency, double cpuNanos, Surroundings surroundings) {}
