package dev.skybridge.operator.runtime;

import dev.skybridge.model.Provider;
import dev.skybridge.runtime.pool.WorkerPool;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Who runs engine operations: workers for each cloud, and a number of engines for all together that
 * is larger by one. So a cloud that does not answer, whose operations hang until their deadline,
 * never has them all, and the changes on other clouds go on.
 */
public final class EngineWorkers {
  private final Map<Provider, WorkerPool> pools = new EnumMap<>(Provider.class);
  private final Semaphore engines;

  /**
   * Workers.
   *
   * @param atOnce operations at once on one cloud
   * @param pool makes the pool of a cloud, with no more workers than that
   */
  public EngineWorkers(int atOnce, Function<Provider, WorkerPool> pool) {
    for (var provider : Provider.values()) {
      pools.put(provider, pool.apply(provider));
    }
    this.engines = new Semaphore(atOnce + 1, true);
  }

  /** The pool for operations on a cloud. */
  public WorkerPool on(Provider provider) {
    return Objects.requireNonNull(pools.get(provider));
  }

  /** All pools. */
  public Iterable<WorkerPool> pools() {
    return pools.values();
  }

  /**
   * Runs an operation when an engine is free. Called by a worker of the cloud's pool.
   *
   * @throws InterruptedException where it was cancelled while it waited
   */
  public <T> T run(Callable<T> operation) throws Exception {
    engines.acquire();
    try {
      return operation.call();
    } finally {
      engines.release();
    }
  }
}
