package dev.skybridge.benchmarks.fanout;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Closed loop: fan-outs whose branches do nothing, one after the other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class FanOutBenchmark {
  /** Which fan-out. */
  @Param("own")
  public FanOutSubject subject = FanOutSubject.own;

  /** Of how many branches. */
  @Param("3")
  public int branches = 3;

  private @Nullable FanOutCall fanOut;

  /** Makes it. */
  @Setup
  public void make() {
    fanOut = subject.make(branches, Duration.ZERO);
  }

  /** Ends it. */
  @TearDown
  public void close() {
    if (fanOut != null) {
      fanOut.close();
    }
  }

  /** One fan-out. */
  @Benchmark
  public long call() throws Exception {
    return fanOut == null ? 0 : fanOut.call();
  }
}
