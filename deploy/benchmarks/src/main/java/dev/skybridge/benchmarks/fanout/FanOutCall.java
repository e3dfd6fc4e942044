package dev.skybridge.benchmarks.fanout;

/** A fan-out that can be made again and again. */
public interface FanOutCall extends AutoCloseable {
  /** Starts all branches, waits for all, and gives the sum of their results. */
  long call() throws Exception;

  /** Ends its threads. */
  @Override
  void close();
}
