package dev.skybridge.benchmarks.pool;

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

/** Compares the pools and writes the report. */
@Command(
    name = "pool",
    mixinStandardHelpOptions = true,
    description =
        "Worker pools beside each other: throughput, allocation and hand-over, alone and beside"
            + " a load.")
public final class PoolCommand implements Callable<Integer> {
  @Mixin private SuiteOptions options = new SuiteOptions();

  @Option(names = "--rate", description = "tasks a second of the open loop (${DEFAULT-VALUE})")
  private long perSecond = 10_000;

  @Override
  public Integer call() throws Exception {
    var plan =
        options.quick
            ? new PoolSuite.Plan(perSecond, 1, 0.3, 0.2, new ClosedLoop(1, 50), options.go)
            : new PoolSuite.Plan(
                perSecond,
                options.rounds,
                options.seconds,
                1.5,
                new ClosedLoop(2, 400),
                options.go);
    var result =
        new PoolSuite(plan)
            .run(MachineFacts.read(options.goVersion), options.command("pool --rate " + perSecond));
    var today = LocalDate.now(ZoneOffset.UTC);
    var report = new PoolReport(result).markdown(today);
    System.out.println(report);
    var file = new ReportFiles(options.output(), "runtime-pool").write(today, result, report);
    System.out.println("Report: " + file);
    return 0;
  }
}
