package dev.skybridge.world.bench;

import java.util.List;

/**
 * All that was measured.
 *
 * @param startCpuSeconds processor time of the operator until it was ready for work
 */
public record BenchResult(
    MachineFacts machine,
    int applications,
    int concurrency,
    double startCpuSeconds,
    List<Round> rounds) {
  public BenchResult {
    rounds = List.copyOf(rounds);
  }
}
