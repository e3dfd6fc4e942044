package dev.skybridge.benchmarks;

import dev.skybridge.benchmarks.fanout.FanOutCommand;
import dev.skybridge.benchmarks.fanout.FanOutRunCommand;
import dev.skybridge.benchmarks.limiter.LimiterCommand;
import dev.skybridge.benchmarks.limiter.LimiterRunCommand;
import dev.skybridge.benchmarks.pool.PoolCommand;
import dev.skybridge.benchmarks.pool.PoolRunCommand;
import dev.skybridge.benchmarks.run.BackgroundLoad;
import dev.skybridge.benchmarks.stress.StressCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The benchmarks of the execution core. */
@Command(
    name = "./skybridge bench",
    mixinStandardHelpOptions = true,
    subcommands = {
      LimiterCommand.class,
      LimiterRunCommand.class,
      PoolCommand.class,
      PoolRunCommand.class,
      BackgroundLoad.class,
      FanOutCommand.class,
      FanOutRunCommand.class,
      StressCommand.class
    },
    description = "Benchmarks of the execution core, beside what others offer.")
public final class BenchmarksCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which benchmark? See --help.");
  }

  /** Runs the command line. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new BenchmarksCommand()).execute(arguments));
  }
}
