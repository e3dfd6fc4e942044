package dev.skybridge.benchmarks.pool;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Closed loop: batches of tasks that do next to nothing, each batch awaited. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PoolBenchmark {
  /** Half of the room that the bounded pools have: nothing waits for room. */
  static final int BATCH = 512;

  /** Which pool. */
  @Param("own")
  public PoolSubject subject = PoolSubject.own;

  private @Nullable Pool pool;

  /** Makes the pool. */
  @Setup
  public void make() {
    pool = subject.make();
  }

  /** Ends it. */
  @TearDown
  public void close() {
    if (pool != null) {
      pool.close();
    }
  }

  /** One batch. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long batch() throws InterruptedException {
    var into = pool;
    var done = new CountDownLatch(BATCH);
    if (into != null) {
      for (int task = 0; task < BATCH; task++) {
        into.submit(done::countDown);
      }
    }
    done.await();
    return done.getCount();
  }
}
