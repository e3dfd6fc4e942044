package dev.skybridge.runtime.pool;

/** Hears when a pool's queue fills up and when it has emptied again, so that producers can slow. */
@FunctionalInterface
public interface Pressure {
  /** Nobody listens. */
  Pressure IGNORED = (_, _) -> {};

  /**
   * The load has reached {@link PoolConfig#growAt}, or has fallen to half of it since. Called by
   * the thread that caused it, outside of the pool's lock; it must not block.
   *
   * @param pool as it is now
   * @param high which of both
   */
  void changed(PoolSnapshot pool, boolean high);
}
