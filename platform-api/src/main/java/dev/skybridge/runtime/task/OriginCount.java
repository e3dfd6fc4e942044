package dev.skybridge.runtime.task;

/**
 * Tasks of one origin.
 *
 * @param origin which
 * @param created since the process began
 * @param ended of these
 */
public record OriginCount(Origin origin, long created, long ended) {
  /** How many wait or run. */
  public long live() {
    return created - ended;
  }
}
