package dev.skybridge.runtime.pool;

import java.time.Duration;

/**
 * The numbers of a pool.
 *
 * @param name in metrics, diagnostics and thread names
 * @param capacity how many tasks may wait
 * @param workers how many may run at once
 * @param growAt load (waiting ÷ capacity) from which the pool grows at once
 * @param growAfter how long a task may wait before the pool grows whatever the load. A tenth of a
 *     second is what a person notices (Nielsen, <i>Usability Engineering</i>, 1993, ch. 5), and far
 *     more than a burst needs that the workers at hand will take in
 * @param calm how long neither may be so before the pool shrinks to the target of its load
 * @param idle how long nothing may wait or run before it shrinks to the least
 * @param overflow what a full queue does
 */
public record PoolConfig(
    String name,
    int capacity,
    Workers workers,
    double growAt,
    Duration growAfter,
    Duration calm,
    Duration idle,
    Overflow overflow) {

  /**
   * Bounds of a pool's size.
   *
   * @param least when idle
   * @param base at no load, as soon as there is work
   * @param most at full load
   */
  public record Workers(int least, int base, int most) {
    public Workers {
      if (least < 1 || base < least || most < base) {
        throw new IllegalArgumentException(
            "workers must be 1 ≤ least ≤ base ≤ most, not %d, %d, %d".formatted(least, base, most));
      }
    }

    /** Bounds for {@code most} where that is fewer than usual. */
    public static Workers upTo(int most) {
      return new Workers(Math.min(2, most), Math.min(4, most), most);
    }
  }

  public PoolConfig {
    if (capacity < 1) {
      throw new IllegalArgumentException("a queue needs room for one task, not " + capacity);
    }
    if (!(growAt > 0 && growAt <= 1)) {
      throw new IllegalArgumentException("growAt is a share of the capacity, not " + growAt);
    }
    if (growAfter.isNegative() || growAfter.isZero() || calm.isNegative() || idle.isNegative()) {
      throw new IllegalArgumentException("times must be positive");
    }
  }

  /** 1,024 waiting, 2 to 16 running, refusing what is too much. */
  public static PoolConfig named(String name) {
    return new PoolConfig(
        name,
        1024,
        new Workers(2, 4, 16),
        0.7,
        Duration.ofMillis(100),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        new Overflow.Reject());
  }

  /** The same with another answer to a full queue. */
  public PoolConfig with(Overflow other) {
    return new PoolConfig(name, capacity, workers, growAt, growAfter, calm, idle, other);
  }

  /** The same with other bounds. */
  public PoolConfig with(Workers other) {
    return new PoolConfig(name, capacity, other, growAt, growAfter, calm, idle, overflow);
  }

  /** The same with another capacity. */
  public PoolConfig withCapacity(int other) {
    return new PoolConfig(name, other, workers, growAt, growAfter, calm, idle, overflow);
  }
}
