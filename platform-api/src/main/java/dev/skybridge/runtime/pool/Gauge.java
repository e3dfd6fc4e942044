package dev.skybridge.runtime.pool;

/** Tells when a pool's load crosses the mark, and when it has fallen to half of it. */
final class Gauge {
  private final double high;
  private boolean pressed;

  Gauge(PoolConfig config) {
    this.high = config.growAt() * config.capacity();
  }

  /** Whether the load has just reached the mark. */
  boolean rises(int queued) {
    if (pressed || queued < high) {
      return false;
    }
    pressed = true;
    return true;
  }

  /** Whether the load has just fallen to half of the mark. */
  boolean falls(int queued) {
    if (!pressed || queued > high / 2) {
      return false;
    }
    pressed = false;
    return true;
  }
}
