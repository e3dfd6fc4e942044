package dev.skybridge.world.command;

import dev.skybridge.world.WorldOptions;
import dev.skybridge.world.bench.BenchPlan;
import dev.skybridge.world.bench.BenchReport;
import dev.skybridge.world.bench.ReconcileBench;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./skybridge bench reconcile}. */
@Command(
    name = "reconcile",
    mixinStandardHelpOptions = true,
    description = {
      "Applications from creation to Ready and away again, without cloud resources and Argo CD, beside a bare",
      "client that writes the same objects with the same concurrency, by turns in the same world.",
      "Prints medians and their spread, and writes raw figures (JSON) and a summary (Markdown)."
    })
final class BenchReconcileCommand implements Callable<Integer> {
  @ParentCommand private BenchCommand parent = new BenchCommand();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--apps", description = "Applications in each round (${DEFAULT-VALUE}).")
  private int applications = 500;

  @Option(names = "--concurrency", description = "Writes at a time (${DEFAULT-VALUE}).")
  private int concurrency = 16;

  @Option(names = "--runs", description = "Rounds (${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(
      names = "--deadline",
      description = "Longest time for one part of a round, ISO-8601 (${DEFAULT-VALUE}).")
  private Duration deadline = Duration.ofMinutes(10);

  @Option(
      names = "--output",
      description = "Folder for the report; docs/benchmarks of the checkout where none is given.")
  private @Nullable Path output;

  @Option(
      names = "--operator-property",
      paramLabel = "NAME=VALUE",
      description = "Configuration of the operator, to compare settings.")
  private Map<String, String> properties = Map.of();

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var options = options();
    var plan = new BenchPlan(applications, concurrency, rounds, deadline);
    new ReconcileBench(options, plan, out).run(result -> print(new BenchReport(result), options));
    return 0;
  }

  private void print(BenchReport report, WorldOptions options) {
    var out = spec.commandLine().getOut();
    out.println();
    out.println(report.text());
    var folder = output == null ? options.repository().resolve("docs/benchmarks") : output;
    out.println("Report: " + report.write(folder, LocalDate.now(ZoneOffset.UTC)));
    out.flush();
  }

  private WorldOptions options() {
    var options = parent.options();
    for (var property : properties.entrySet()) {
      options = options.withOperatorProperty(property.getKey(), property.getValue());
    }
    return options;
  }
}
