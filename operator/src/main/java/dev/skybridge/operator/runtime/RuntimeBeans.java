package dev.skybridge.operator.runtime;

import dev.skybridge.operator.adapter.pulumi.PulumiConfig;
import dev.skybridge.operator.adapter.store.OperatorDatabase;
import dev.skybridge.operator.metrics.PlatformMetrics;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.context.SystemTimer;
import dev.skybridge.runtime.limit.PostgresTokenStore;
import dev.skybridge.runtime.pool.Overflow;
import dev.skybridge.runtime.pool.WorkerPool;
import dev.skybridge.runtime.task.LiveTasks;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Makes the execution core of this process and ends it in order. */
@ApplicationScoped
public class RuntimeBeans {
  private static final Logger LOG = Logger.getLogger(RuntimeBeans.class);

  /** Before what the tasks use is taken away. */
  private static final int FIRST = 1;

  /** A store that is slower than this is away. */
  private static final Duration STORE_TIMEOUT = Duration.ofSeconds(1);

  /** What runs in this process. */
  @Produces
  @Singleton
  public LiveTasks tasks() {
    return new LiveTasks();
  }

  /** The scope around everything that this process does. */
  @Produces
  @Singleton
  public Scope scope(LiveTasks tasks) {
    return Scope.root("operator", SystemTimer.shared(), tasks);
  }

  /** The limits of calls to the clouds. */
  @Produces
  @Singleton
  public CallLimits limits(OperatorDatabase database, RuntimeConfig config) {
    return new CallLimits(
        new PostgresTokenStore(database.connections(), STORE_TIMEOUT), config.limits());
  }

  /** The pools. */
  @Produces
  @Singleton
  public Pools pools(
      Scope scope, RuntimeConfig config, PulumiConfig pulumi, PlatformMetrics metrics) {
    var pools =
        new Pools(
            new EngineWorkers(
                pulumi.concurrency(),
                cloud ->
                    new WorkerPool(
                        config
                            .engine()
                            .of(
                                "engine_" + cloud.packageName(),
                                pulumi.concurrency(),
                                new Overflow.Reject()),
                        scope)),
            new WorkerPool(
                config.reviews().of("reviews", config.reviewWorkers(), new Overflow.CallerRuns()),
                scope));
    for (var pool : pools.all()) {
      var name = pool.snapshot().name();
      metrics.gauge(
          "skybridge_pool_" + name + "_queued",
          "Tasks that wait for a worker of the pool " + name + ".",
          () -> pool.snapshot().queued());
      metrics.gauge(
          "skybridge_pool_" + name + "_running",
          "Tasks that run in the pool " + name + ".",
          () -> pool.snapshot().running());
    }
    return pools;
  }

  /** Lets tasks finish, then ends what still runs, with its processes. */
  void end(
      @Observes @Priority(FIRST) ShutdownEvent event,
      Pools pools,
      Scope scope,
      RuntimeConfig config) {
    var finishBy = System.nanoTime() + config.finish().toNanos();
    for (var pool : pools.all()) {
      var report = pool.drain(Duration.ofNanos(Math.max(0, finishBy - System.nanoTime())));
      if (!report.notRun().isEmpty() || !report.cancelled().isEmpty()) {
        LOG.infof("pool %s ended: %s", pool.snapshot().name(), report);
      }
    }
    scope.shutDown();
    var closed = scope.close(Scope.GRACE);
    if (!closed.isClean()) {
      LOG.warnf("these did not end in time: %s", closed.stillRunning());
    }
  }
}
