package dev.skybridge.benchmarks.pool;

import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.context.SystemTimer;
import dev.skybridge.runtime.pool.Overflow;
import dev.skybridge.runtime.pool.PoolConfig;
import dev.skybridge.runtime.pool.Task;
import dev.skybridge.runtime.pool.WorkerPool;
import dev.skybridge.runtime.task.Creators;
import dev.skybridge.runtime.task.LiveTasks;
import dev.skybridge.runtime.task.Origin;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The pools under test that run in this JVM, by the names of the command line. */
public enum PoolSubject {
  own("Skybridge WorkerPool"),
  lean("Skybridge WorkerPool, creators' stacks not kept"),
  threads("ThreadPoolExecutor, 16 platform threads"),
  virtual("a virtual thread for each task");

  private static final int WORKERS = 16;
  private static final int ROOM = 1_024;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final String title;

  PoolSubject(String title) {
    this.title = title;
  }

  /** For a table. */
  public String title() {
    return title;
  }

  /** Makes one. The bounded ones have room for 1,024 waiting tasks and at most 16 workers. */
  public Pool make() {
    return switch (this) {
      case own -> new Own(Creators.KEPT);
      case lean -> new Own(Creators.NOT_KEPT);
      case threads ->
          new OfExecutor(
              new ThreadPoolExecutor(
                  WORKERS,
                  WORKERS,
                  0,
                  TimeUnit.SECONDS,
                  new ArrayBlockingQueue<>(ROOM),
                  new ThreadPoolExecutor.CallerRunsPolicy()));
      case virtual -> new OfExecutor(Executors.newVirtualThreadPerTaskExecutor());
    };
  }

  private static final class Own implements Pool {
    private static final Origin ORIGIN = Origin.here("benchmark");
    private static final String KEY = "one";

    private final Scope scope;
    private final WorkerPool pool;

    Own(Creators creators) {
      scope = Scope.root("benchmark", SystemTimer.shared(), new LiveTasks(creators));
      pool =
          new WorkerPool(PoolConfig.named("benchmark").with(new Overflow.Block(PATIENCE)), scope);
    }

    @Override
    public void submit(Runnable task) {
      pool.submit(
          Task.of(
              ORIGIN,
              KEY,
              () -> {
                task.run();
                return task;
              }));
    }

    @Override
    public void close() {
      pool.close();
      scope.close();
    }
  }

  private record OfExecutor(ExecutorService executor) implements Pool {
    @Override
    public void submit(Runnable task) {
      executor.execute(task);
    }

    @Override
    public void close() {
      executor.close();
    }
  }
}
