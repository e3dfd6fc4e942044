package dev.skybridge.benchmarks.openloop;

import dev.skybridge.benchmarks.machine.ProcessorTime.Surroundings;

/**
 * One run of the open loop. All times in nanoseconds.
 *
 * @param latency from the intended start to the gate's answer
 * @param lateness of the generator: from the intended start to the moment it published the request
 * @param gateNanos median time from before to after the gate, one reading of the clock included
 * @param cpuPercent processor time of the subject's thread, as part of one core; near 100 where it
 *     spins
 */
public record LoopFigures(
    long requests,
    long refused,
    Percentiles latency,
    Percentiles lateness,
    long gateNanos,
    double cpuPercent,
    Surroundings surroundings) {}
