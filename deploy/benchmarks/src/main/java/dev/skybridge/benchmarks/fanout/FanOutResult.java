package dev.skybridge.benchmarks.fanout;

import dev.skybridge.benchmarks.machine.MachineFacts;
import java.util.List;

/**
 * All that was measured of the fan-outs.
 *
 * @param command that repeats it
 */
public record FanOutResult(
    MachineFacts machine,
    String command,
    double seconds,
    int rounds,
    List<Open> open,
    List<Closed> closed) {
  public FanOutResult {
    open = List.copyOf(open);
    closed = List.copyOf(closed);
  }

  /**
   * One run of the open loop.
   *
   * @param workMicros how long each branch waits
   * @param perSecond fan-outs
   * @param load of the machine before it
   */
  public record Open(
      int round,
      String subject,
      int branches,
      int workMicros,
      long perSecond,
      double load,
      FanOutFigures figures) {}

  /** One run of the closed loop; {@code load} is the machine's before it. */
  public record Closed(
      int round,
      String subject,
      int branches,
      double load,
      double nanosPerOperation,
      double bytesPerOperation) {}
}
