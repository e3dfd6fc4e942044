package dev.skybridge.benchmarks.pool;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.skybridge.benchmarks.openloop.Schedule;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One run of the open loop over one pool in this process; prints its figures as JSON. */
@Command(
    name = "pool-run",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "One run of the open loop over one pool; prints JSON.")
public final class PoolRunCommand implements Callable<Integer> {
  /** The warm-up is faster than the run, so that all is compiled when that begins. */
  private static final int WARM_UP_TIMES = 3;

  @Option(names = "--subject", required = true)
  PoolSubject subject = PoolSubject.own;

  @Option(names = "--rate")
  long perSecond = 10_000;

  @Option(names = "--seconds")
  double seconds = 3;

  @Option(names = "--warm-up")
  double warmUpSeconds = 2;

  @Option(names = "--generator-core")
  int generatorCore = -1;

  @Override
  public Integer call() throws Exception {
    System.out.println(new JsonMapper().writeValueAsString(run()));
    return 0;
  }

  PoolFigures run() throws Exception {
    try (var pool = subject.make()) {
      var loop = new PoolLoop(pool, generatorCore);
      loop.run(Schedule.soon(WARM_UP_TIMES * perSecond, warmUpSeconds));
      return loop.run(Schedule.soon(perSecond, seconds));
    }
  }
}
