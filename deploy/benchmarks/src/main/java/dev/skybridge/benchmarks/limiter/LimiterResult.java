package dev.skybridge.benchmarks.limiter;

import dev.skybridge.benchmarks.machine.MachineFacts;
import dev.skybridge.benchmarks.openloop.HandOver;
import dev.skybridge.benchmarks.openloop.LoopFigures;
import java.util.List;

/**
 * All that was measured of the limiters.
 *
 * @param command that repeats it
 * @param perSecond requests of the open loop
 */
public record LimiterResult(
    MachineFacts machine,
    String command,
    long perSecond,
    double seconds,
    int rounds,
    List<Open> open,
    List<Closed> closed) {
  public LimiterResult {
    open = List.copyOf(open);
    closed = List.copyOf(closed);
  }

  /**
   * One run of the open loop.
   *
   * @param subject by its title
   * @param load of the machine before it
   */
  public record Open(
      int round, String subject, HandOver.Way handOver, double load, LoopFigures figures) {}

  /**
   * One run of the closed loop.
   *
   * @param subject by its title
   * @param load of the machine before it
   */
  public record Closed(
      int round,
      String subject,
      int threads,
      boolean admits,
      double load,
      double nanosPerOperation,
      double bytesPerOperation) {}
}
