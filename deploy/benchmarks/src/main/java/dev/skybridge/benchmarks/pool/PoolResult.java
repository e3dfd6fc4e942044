package dev.skybridge.benchmarks.pool;

import dev.skybridge.benchmarks.machine.MachineFacts;
import java.util.List;

/**
 * All that was measured of the pools.
 *
 * @param command that repeats it
 * @param perSecond tasks of the open loop
 * @param loadShare of each core that the background load takes, where there is one
 */
public record PoolResult(
    MachineFacts machine,
    String command,
    long perSecond,
    double seconds,
    int rounds,
    double loadShare,
    List<Open> open,
    List<Closed> closed) {
  public PoolResult {
    open = List.copyOf(open);
    closed = List.copyOf(closed);
  }

  /** One run of the open loop; {@code load} is the machine's before it. */
  public record Open(int round, String subject, boolean beside, double load, PoolFigures figures) {}

  /** One run of the closed loop; {@code load} is the machine's before it. */
  public record Closed(
      int round,
      String subject,
      boolean beside,
      double load,
      double nanosPerOperation,
      double bytesPerOperation) {}
}
