package dev.skybridge.benchmarks.fanout;

import dev.skybridge.benchmarks.machine.MachineFacts;
import dev.skybridge.benchmarks.report.ReportFiles;
import dev.skybridge.benchmarks.run.ClosedLoop;
import dev.skybridge.benchmarks.run.SuiteOptions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares the fan-outs and writes the report. */
@Command(
    name = "fanout",
    mixinStandardHelpOptions = true,
    description = "Fan-outs of 3, 30 and 300 branches beside each other.")
public final class FanOutCommand implements Callable<Integer> {
  @Mixin private SuiteOptions options = new SuiteOptions();

  @Override
  public Integer call() throws Exception {
    var plan =
        options.quick
            ? new FanOutSuite.Plan(1, 0.2, 0.2, new ClosedLoop(1, 50), options.go)
            : new FanOutSuite.Plan(
                options.rounds, options.seconds, 1, new ClosedLoop(2, 300), options.go);
    var result =
        new FanOutSuite(plan).run(MachineFacts.read(options.goVersion), options.command("fanout"));
    var today = LocalDate.now(ZoneOffset.UTC);
    var report = new FanOutReport(result).markdown(today);
    System.out.println(report);
    var file = new ReportFiles(options.output(), "runtime-fanout").write(today, result, report);
    System.out.println("Report: " + file);
    return 0;
  }
}
