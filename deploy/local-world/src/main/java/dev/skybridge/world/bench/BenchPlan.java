package dev.skybridge.world.bench;

import java.time.Duration;

/**
 * What to measure.
 *
 * @param applications how many in each round
 * @param concurrency writes at a time, of the bare client and of the one that creates Applications
 * @param deadline of each part of a round
 */
public record BenchPlan(int applications, int concurrency, int rounds, Duration deadline) {
  public BenchPlan {
    if (applications < 1 || applications > 9999) {
      throw new IllegalArgumentException("--apps must lie between 1 and 9999");
    }
    if (concurrency < 1 || rounds < 1) {
      throw new IllegalArgumentException("--concurrency and --runs must be at least 1");
    }
  }

  /** Name of an application; names differ between rounds, so that no round waits for another. */
  static String name(String part, int round, int number) {
    return "%s-%d-%04d".formatted(part, round, number);
  }
}
