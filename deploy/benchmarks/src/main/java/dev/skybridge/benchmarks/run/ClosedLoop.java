package dev.skybridge.benchmarks.run;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs one JMH benchmark, in one fork.
 *
 * @param iterations that measure, after one more that warm up
 * @param millis of each iteration
 */
public record ClosedLoop(int iterations, int millis) {
  private static final double SECOND = 1e9;

  /**
   * What one run gave.
   *
   * @param nanosPerOperation time of the whole machine for one operation, all threads together
   * @param bytesPerOperation allocated, by JMH's profiler of the collector
   */
  public record Figures(double nanosPerOperation, double bytesPerOperation) {}

  /** Runs it. The benchmark counts throughput per second. */
  public Figures run(Class<?> benchmark, int threads, Map<String, String> parameters)
      throws RunnerException {
    // Another JMH on the machine is a matter of the load, which the reports tell, not a failure.
    System.setProperty("jmh.ignoreLock", "true");
    var options =
        new OptionsBuilder()
            .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
            .threads(threads)
            .forks(1)
            .warmupIterations(iterations + 1)
            .warmupTime(TimeValue.milliseconds(millis))
            .measurementIterations(iterations)
            .measurementTime(TimeValue.milliseconds(millis))
            .timeUnit(TimeUnit.SECONDS)
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    parameters.forEach((name, value) -> options.param(name, value));
    return figures(new Runner(options.build()).run());
  }

  // JMH's own map is of raw results.
  @SuppressWarnings("rawtypes")
  private static Figures figures(Collection<RunResult> results) {
    if (results.size() != 1) {
      throw new IllegalStateException("one benchmark was asked for, JMH ran " + results.size());
    }
    var result = results.iterator().next();
    for (Result secondary : result.getSecondaryResults().values()) {
      if (secondary.getLabel().endsWith("gc.alloc.rate.norm")) {
        return new Figures(SECOND / result.getPrimaryResult().getScore(), secondary.getScore());
      }
    }
    throw new IllegalStateException("JMH's profiler told nothing of allocation");
  }
}
