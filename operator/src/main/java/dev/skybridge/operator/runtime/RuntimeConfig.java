package dev.skybridge.operator.runtime;

import dev.skybridge.runtime.pool.Overflow;
import dev.skybridge.runtime.pool.PoolConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the execution core. */
@ConfigMapping(prefix = "skybridge.runtime")
public interface RuntimeConfig {
  /** Engine operations. How many run at once is {@code skybridge.pulumi.concurrency}. */
  Pool engine();

  /** Questions to the API server about what a user of the console may see. */
  Pool reviews();

  /** Most workers for {@link #reviews()}. */
  @WithDefault("16")
  int reviewWorkers();

  /** How fast the clouds' APIs are called. */
  Limits limits();

  /**
   * A limit for each account, region and API, of all replicas together. The vendors' own differ by
   * API and account and are answered by backing off; this one keeps the platform from causing them.
   */
  interface Limits {
    /** Calls a second. */
    @WithDefault("20")
    double perSecond();

    /** Calls that may come at once after a rest. */
    @WithDefault("40")
    long burst();

    /** Replicas of the operator, at most. */
    @WithDefault("2")
    int replicas();
  }

  /** How long tasks may finish when the operator ends; then they are cancelled. */
  @WithDefault("5s")
  Duration finish();

  /** Settings of one pool; see {@link PoolConfig}. */
  interface Pool {
    /** How many tasks may wait. */
    @WithDefault("1024")
    int capacity();

    /** Share of the capacity from which the pool grows at once. */
    @WithDefault("0.7")
    double growAt();

    /** How long a task may wait before the pool grows. */
    @WithDefault("100ms")
    Duration growAfter();

    /** How long nothing may be in need before the pool shrinks to what its load asks for. */
    @WithDefault("30s")
    Duration calm();

    /** How long nothing may wait or run before it shrinks to the least. */
    @WithDefault("30s")
    Duration idle();

    /** The settings as the core takes them. */
    default PoolConfig of(String name, int most, Overflow overflow) {
      return new PoolConfig(
          name,
          capacity(),
          PoolConfig.Workers.upTo(most),
          growAt(),
          growAfter(),
          calm(),
          idle(),
          overflow);
    }
  }
}
