package dev.skybridge.operator.runtime;

import dev.skybridge.runtime.pool.WorkerPool;
import java.util.List;

/**
 * The pools of this process.
 *
 * @param engine runs engine operations; a full queue refuses, and the stack comes again
 * @param reviews asks the API server for a user of the console; a full queue lets the caller ask
 */
public record Pools(WorkerPool engine, WorkerPool reviews) {
  /** All of them. */
  public List<WorkerPool> all() {
    return List.of(engine, reviews);
  }
}
