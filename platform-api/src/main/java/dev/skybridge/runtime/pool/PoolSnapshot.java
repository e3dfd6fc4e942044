package dev.skybridge.runtime.pool;

import java.time.Duration;

/**
 * A pool at one moment.
 *
 * @param name its name
 * @param workers how many there are to be
 * @param leastWorkers bound of that
 * @param mostWorkers bound of that
 * @param sizedFor why it has that size: {@code started}, {@code load}, {@code wait}, {@code work},
 *     {@code calm} or {@code idle}
 * @param running tasks that run
 * @param queued tasks that wait
 * @param keys how many keys they are of
 * @param capacity how many may wait
 * @param oldestWait how long the one has waited that has waited longest
 * @param counts since the pool was made
 * @param closed whether it takes no more
 */
public record PoolSnapshot(
    String name,
    int workers,
    int leastWorkers,
    int mostWorkers,
    String sizedFor,
    int running,
    int queued,
    int keys,
    int capacity,
    Duration oldestWait,
    Counts counts,
    boolean closed) {

  /**
   * Tasks since the pool was made.
   *
   * @param submitted taken in
   * @param returned ended well
   * @param threw ended by an exception
   * @param cancelled ended with their scope
   * @param dropped made room for others
   * @param refused not taken in
   * @param callerRan run by who submitted them
   */
  public record Counts(
      long submitted,
      long returned,
      long threw,
      long cancelled,
      long dropped,
      long refused,
      long callerRan) {}

  /** Waiting ÷ capacity. */
  public double load() {
    return (double) queued / capacity;
  }
}
