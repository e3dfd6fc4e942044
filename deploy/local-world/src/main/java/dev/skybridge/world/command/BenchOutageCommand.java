package dev.skybridge.world.command;

import dev.skybridge.world.bench.BenchPlan;
import dev.skybridge.world.bench.OutageBench;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./skybridge bench outage}. */
@Command(
    name = "outage",
    mixinStandardHelpOptions = true,
    description = {
      "What the loss of one cloud does to the applications on the others, in pairs: with it, without it.",
      "Writes a summary (Markdown) to docs/benchmarks."
    })
final class BenchOutageCommand implements Callable<Integer> {
  @ParentCommand private BenchCommand parent = new BenchCommand();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--apps",
      description =
          "Applications on the cloud that is lost, and as many on the others (${DEFAULT-VALUE}).")
  private int applications = 4;

  @Option(names = "--runs", description = "Pairs (${DEFAULT-VALUE}).")
  private int rounds = 30;

  @Option(
      names = "--deadline",
      description = "Longest time for the first creation, ISO-8601 (${DEFAULT-VALUE}).")
  private Duration deadline = Duration.ofMinutes(20);

  @Override
  public Integer call() throws IOException {
    var out = spec.commandLine().getOut();
    var options = parent.options();
    var report =
        new OutageBench(options, new BenchPlan(applications, 16, rounds, deadline), out).run();
    parent.keep("outage", report, out);
    return 0;
  }
}
