package dev.skybridge.benchmarks.limiter;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.skybridge.benchmarks.openloop.Cores;
import dev.skybridge.benchmarks.openloop.HandOver;
import dev.skybridge.benchmarks.openloop.LoopFigures;
import dev.skybridge.benchmarks.openloop.OpenLoop;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One run of the open loop in this process; prints its figures as JSON. */
@Command(
    name = "limiter-run",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "One run of the open loop over one limiter; prints JSON.")
public final class LimiterRunCommand implements Callable<Integer> {
  /** The warm-up is faster than the run, so that all is compiled when that begins. */
  private static final int WARM_UP_TIMES = 10;

  @Option(names = "--subject", required = true)
  LimiterSubject subject = LimiterSubject.none;

  @Option(names = "--hand-over")
  HandOver.Way handOver = HandOver.Way.spin;

  @Option(names = "--rate")
  long perSecond = 10_000;

  @Option(names = "--seconds")
  double seconds = 3;

  @Option(names = "--warm-up")
  double warmUpSeconds = 1.5;

  @Option(names = "--generator-core")
  int generatorCore = Cores.byDefault().generator();

  @Option(names = "--subject-core")
  int subjectCore = Cores.byDefault().subject();

  @Override
  public Integer call() throws Exception {
    System.out.println(new JsonMapper().writeValueAsString(run()));
    return 0;
  }

  LoopFigures run() throws Exception {
    var limiter = subject.admitting();
    var loop = new OpenLoop(limiter::tryAcquire, handOver, new Cores(generatorCore, subjectCore));
    loop.run(perSecond * WARM_UP_TIMES, warmUpSeconds);
    return loop.run(perSecond, seconds);
  }
}
