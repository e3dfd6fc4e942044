package dev.skybridge.benchmarks.run;

import dev.skybridge.benchmarks.machine.Pinning;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps each core busy for a share of the time, as a process of its own. */
@Command(
    name = "load-run",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Keeps each core busy for a share of the time, until it is ended.")
public final class BackgroundLoad implements Callable<Integer> {
  /** Long against a scheduler's slice, short against a run. */
  private static final Duration CYCLE = Duration.ofMillis(10);

  @Option(names = "--share")
  double share = 0.8;

  @Option(names = "--seconds")
  double seconds = 600;

  /** Starts it beside this process. Ends by itself after ten minutes, whatever happens here. */
  public static Process start(double share) throws IOException {
    return new ProcessBuilder(Child.java(List.of(), List.of("load-run", "--share=" + share)))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @Override
  public Integer call() throws InterruptedException {
    var end = System.nanoTime() + (long) (seconds * 1e9);
    var threads =
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
            .mapToObj(core -> Thread.ofPlatform().start(() -> keepBusy(core, end)))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    return 0;
  }

  private void keepBusy(int core, long end) {
    Pinning.pin(core);
    var busy = (long) (share * CYCLE.toNanos());
    for (long cycle = System.nanoTime(); cycle - end < 0; cycle += CYCLE.toNanos()) {
      while (System.nanoTime() - cycle < busy) {
        Thread.onSpinWait();
      }
      for (long left = left(cycle); left > 0; left = left(cycle)) {
        LockSupport.parkNanos(left);
      }
    }
  }

  private static long left(long cycle) {
    return cycle + CYCLE.toNanos() - System.nanoTime();
  }
}
