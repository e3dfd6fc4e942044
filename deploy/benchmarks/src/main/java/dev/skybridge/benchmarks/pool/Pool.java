package dev.skybridge.benchmarks.pool;

/** What all pools under test can do. */
public interface Pool extends AutoCloseable {
  /** Hands a task over, and waits where there is no room for it. */
  void submit(Runnable task);

  /** Lets what was handed over finish, and ends the threads. */
  @Override
  void close();
}
