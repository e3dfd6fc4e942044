package dev.skybridge.benchmarks.fanout;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One run of the open loop over one fan-out in this process; prints its figures as JSON. */
@Command(
    name = "fanout-run",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "One run of the open loop over one fan-out; prints JSON.")
public final class FanOutRunCommand implements Callable<Integer> {
  private static final long MICRO = 1_000;

  @Option(names = "--subject", required = true)
  FanOutSubject subject = FanOutSubject.own;

  @Option(names = "--branches")
  int branches = 3;

  @Option(names = "--work-micros")
  long workMicros;

  @Option(names = "--rate")
  long perSecond = 1_000;

  @Option(names = "--seconds")
  double seconds = 2;

  @Option(names = "--warm-up")
  double warmUpSeconds = 1.5;

  @Option(names = "--generator-core")
  int callerCore = -1;

  @Override
  public Integer call() throws Exception {
    System.out.println(new JsonMapper().writeValueAsString(run()));
    return 0;
  }

  FanOutFigures run() throws Exception {
    try (var fanOut = subject.make(branches, Duration.ofNanos(workMicros * MICRO))) {
      return new FanOutLoop(fanOut, branches, callerCore).run(warmUpSeconds, perSecond, seconds);
    }
  }
}
