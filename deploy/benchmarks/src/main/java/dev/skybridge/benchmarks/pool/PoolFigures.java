package dev.skybridge.benchmarks.pool;

import dev.skybridge.benchmarks.machine.ProcessorTime.Surroundings;
import dev.skybridge.benchmarks.openloop.Percentiles;

/**
 * One run of the open loop over a pool. All times in nanoseconds.
 *
 * @param latency from the intended start of a task to its first instruction
 * @param handOver from the moment before it was submitted to its first instruction
 * @param lateness of the generator: from the intended start to the moment before it was submitted
 * @param cpuPercent processor time of the process without the generator's thread, as part of one
 *     core
 */
public record PoolFigures(
    long requests,
    Percentiles latency,
    Percentiles handOver,
    Percentiles lateness,
    double cpuPercent,
    Surroundings surroundings) {}
