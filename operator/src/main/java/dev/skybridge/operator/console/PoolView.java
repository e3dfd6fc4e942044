package dev.skybridge.operator.console;

import dev.skybridge.runtime.pool.PoolSnapshot;

/**
 * A worker pool.
 *
 * @param name of it
 * @param workers how many there are to be
 * @param leastWorkers bound of that
 * @param mostWorkers bound of that
 * @param sizedFor why it has that size
 * @param running tasks that run
 * @param queued tasks that wait
 * @param capacity how many may wait
 * @param keys how many keys the waiting tasks are of
 * @param oldestWaitMillis how long the one has waited that has waited longest
 * @param submitted tasks since the pool was made
 * @param returned of these, ended well
 * @param threw of these, ended by an exception
 * @param cancelled of these, ended with their scope
 * @param dropped of these, made room for others
 * @param refused tasks that were not taken in
 * @param callerRan tasks that were run by who submitted them
 * @param closed whether it takes no more
 */
public record PoolView(
    String name,
    int workers,
    int leastWorkers,
    int mostWorkers,
    String sizedFor,
    int running,
    int queued,
    int capacity,
    int keys,
    long oldestWaitMillis,
    long submitted,
    long returned,
    long threw,
    long cancelled,
    long dropped,
    long refused,
    long callerRan,
    boolean closed) {

  static PoolView of(PoolSnapshot pool) {
    var counts = pool.counts();
    return new PoolView(
        pool.name(),
        pool.workers(),
        pool.leastWorkers(),
        pool.mostWorkers(),
        pool.sizedFor(),
        pool.running(),
        pool.queued(),
        pool.capacity(),
        pool.keys(),
        pool.oldestWait().toMillis(),
        counts.submitted(),
        counts.returned(),
        counts.threw(),
        counts.cancelled(),
        counts.dropped(),
        counts.refused(),
        counts.callerRan(),
        pool.closed());
  }
}
