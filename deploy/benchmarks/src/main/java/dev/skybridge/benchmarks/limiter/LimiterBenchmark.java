package dev.skybridge.benchmarks.limiter;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Closed loop: all threads ask one limiter as fast as they can. Throughput is counted over all
 * threads, for with more threads than cores the time of one call is mostly waiting for a core.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class LimiterBenchmark {
  /** A {@link LimiterSubject}. */
  @Param("none")
  public LimiterSubject subject = LimiterSubject.none;

  /** Whether the limiter admits or refuses. */
  @Param("true")
  public boolean admits = true;

  private Limiter limiter = () -> true;

  /** Makes the limiter. */
  @Setup
  public void make() {
    limiter = admits ? subject.admitting() : subject.refusing();
  }

  /** One thread's answers. */
  @State(Scope.Thread)
  public static class Answers {
    private long unexpected;

    /** A limiter that is asked for one thing and does another would make the figure worthless. */
    @TearDown
    public void check() {
      if (unexpected > 0) {
        throw new IllegalStateException(unexpected + " answers were not as configured");
      }
    }
  }

  /** One question. */
  @Benchmark
  public boolean ask(Answers answers) {
    var admitted = limiter.tryAcquire();
    if (admitted != admits && subject != LimiterSubject.none) {
      answers.unexpected++;
    }
    return admitted;
  }
}
