package dev.skybridge.world.command;

import dev.skybridge.world.bench.BenchPlan;
import dev.skybridge.world.bench.PassBench;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./skybridge bench passes}. */
@Command(
    name = "passes",
    mixinStandardHelpOptions = true,
    description = {
      "The operator's passes over stacks whose graph has not changed, which must cost no engine call.",
      "Writes a summary (Markdown) to docs/benchmarks."
    })
final class BenchPassesCommand implements Callable<Integer> {
  @ParentCommand private BenchCommand parent = new BenchCommand();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--apps",
      description = "Applications, each with a stack on three clouds (${DEFAULT-VALUE}).")
  private int applications = 34;

  @Option(names = "--runs", description = "Passes (${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(
      names = "--deadline",
      description = "Longest time for the first creation, ISO-8601 (${DEFAULT-VALUE}).")
  private Duration deadline = Duration.ofMinutes(20);

  @Override
  public Integer call() throws IOException {
    var out = spec.commandLine().getOut();
    var options = parent.options();
    var report =
        new PassBench(options, new BenchPlan(applications, 16, rounds, deadline), out).run();
    parent.keep("passes", report, out);
    return 0;
  }
}
