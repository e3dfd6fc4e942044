package dev.skybridge.operator.runtime;

import dev.skybridge.runtime.pool.WorkerPool;
import java.util.ArrayList;
import java.util.List;

/**
 * The pools of this process.
 *
 * @param engines run engine operations; a full queue refuses, and the stack comes again
 * @param reviews asks the API server for a user of the console; a full queue lets the caller ask
 */
public record Pools(EngineWorkers engines, WorkerPool reviews) {
  /** All of them. */
  public List<WorkerPool> all() {
    var all = new ArrayList<WorkerPool>();
    engines.pools().forEach(all::add);
    all.add(reviews);
    return List.copyOf(all);
  }
}
