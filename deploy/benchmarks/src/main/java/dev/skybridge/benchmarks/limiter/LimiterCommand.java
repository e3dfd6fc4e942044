package dev.skybridge.benchmarks.limiter;

import dev.skybridge.benchmarks.machine.MachineFacts;
import dev.skybridge.benchmarks.report.ReportFiles;
import dev.skybridge.benchmarks.run.ClosedLoop;
import dev.skybridge.benchmarks.run.SuiteOptions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares the limiters and writes the report. */
@Command(
    name = "limiter",
    mixinStandardHelpOptions = true,
    description = "Rate limiters beside each other: closed loop by JMH, open loop at a fixed rate.")
public final class LimiterCommand implements Callable<Integer> {
  @Mixin private SuiteOptions options = new SuiteOptions();

  @Option(names = "--rate", description = "requests a second of the open loop (${DEFAULT-VALUE})")
  private long perSecond = 10_000;

  @Override
  public Integer call() throws Exception {
    var plan =
        options.quick
            ? new LimiterSuite.Plan(perSecond, 1, 0.3, 0.2, new ClosedLoop(1, 50), options.go)
            : new LimiterSuite.Plan(
                perSecond, options.rounds, options.seconds, 1, new ClosedLoop(2, 250), options.go);
    var result =
        new LimiterSuite(plan)
            .run(
                MachineFacts.read(options.goVersion),
                options.command("limiter --rate " + perSecond));
    var today = LocalDate.now(ZoneOffset.UTC);
    var report = new LimiterReport(result).markdown(today);
    System.out.println(report);
    var file = new ReportFiles(options.output(), "runtime-limiter").write(today, result, report);
    System.out.println("Report: " + file);
    return 0;
  }
}
