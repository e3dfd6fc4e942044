package dev.skybridge.runtime.pool;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a pool that run, in a list without a node for each. Guarded by the pool; constant
 * time, but for {@link #list}.
 */
final class Running {
  private @Nullable PoolTask<?> youngest;
  private int size;

  void add(PoolTask<?> task) {
    task.listed = true;
    task.olderRunning = youngest;
    if (youngest != null) {
      youngest.youngerRunning = task;
    }
    youngest = task;
    size++;
  }

  /** Does nothing where it is not in the list. */
  void remove(PoolTask<?> task) {
    if (!task.listed) {
      return;
    }
    task.listed = false;
    if (task.youngerRunning == null) {
      youngest = task.olderRunning;
    } else {
      task.youngerRunning.olderRunning = task.olderRunning;
    }
    if (task.olderRunning != null) {
      task.olderRunning.youngerRunning = task.youngerRunning;
    }
    task.olderRunning = null;
    task.youngerRunning = null;
    size--;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Youngest first. */
  List<PoolTask<?>> list() {
    var all = new ArrayList<PoolTask<?>>(size);
    for (var task = youngest; task != null; task = task.olderRunning) {
      all.add(task);
    }
    return all;
  }

  /** Their names, sorted. */
  List<String> names() {
    return list().stream().map(PoolTask::name).sorted().toList();
  }
}
