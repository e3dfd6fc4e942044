package dev.skybridge.benchmarks.fanout;

import dev.skybridge.benchmarks.fanout.FanOutResult.Closed;
import dev.skybridge.benchmarks.fanout.FanOutResult.Open;
import dev.skybridge.benchmarks.machine.MachineFacts;
import dev.skybridge.benchmarks.openloop.Cores;
import dev.skybridge.benchmarks.run.Child;
import dev.skybridge.benchmarks.run.ClosedLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** All fan-outs in turn, round by round. */
final class FanOutSuite {
  static final String GO = "Go: errgroup";
  static final List<Integer> SIZES = List.of(3, 30, 300);
  static final List<Integer> WORK_MICROS = List.of(0, 1_000);

  /** Branches a second of the open loop, whatever the size: light enough for one core. */
  private static final int BRANCHES_PER_SECOND = 9_000;

  /** Of fan-outs; a branch that waits for a millisecond leaves room for no more. */
  private static final int MOST_PER_SECOND = 500;

  private static final Duration ENOUGH = Duration.ofMinutes(2);

  private final Plan plan;
  private final List<Open> open = new ArrayList<>();
  private final List<Closed> closed = new ArrayList<>();

  /**
   * How much is measured.
   *
   * @param go the program of the peers in Go; empty: without them
   */
  record Plan(int rounds, double seconds, double warmUpSeconds, ClosedLoop closed, String go) {}

  FanOutSuite(Plan plan) {
    this.plan = plan;
  }

  FanOutResult run(MachineFacts machine, String command)
      throws IOException, InterruptedException, RunnerException {
    for (int round = 1; round <= plan.rounds(); round++) {
      System.out.printf("  round %d of %d%n", round, plan.rounds());
      for (int branches : SIZES) {
        for (FanOutSubject subject : FanOutSubject.values()) {
          round(round, subject, branches);
        }
        if (!plan.go().isEmpty()) {
          roundInGo(round, branches);
        }
      }
    }
    return new FanOutResult(machine, command, plan.seconds(), plan.rounds(), open, closed);
  }

  private void round(int round, FanOutSubject subject, int branches)
      throws IOException, InterruptedException, RunnerException {
    for (int workMicros : WORK_MICROS) {
      var arguments = arguments("fanout-run", subject.name(), branches, workMicros);
      open(round, subject.title(), branches, workMicros, Child.java(List.of(), arguments));
    }
    var load = MachineFacts.load();
    var figures =
        plan.closed()
            .run(
                FanOutBenchmark.class,
                1,
                Map.of("subject", subject.name(), "branches", String.valueOf(branches)));
    closed(round, subject.title(), branches, load, figures);
  }

  private void roundInGo(int round, int branches) throws IOException, InterruptedException {
    for (int workMicros : WORK_MICROS) {
      var command = new ArrayList<>(List.of(plan.go()));
      command.addAll(arguments("fanout", "errgroup", branches, workMicros));
      open(round, GO, branches, workMicros, command);
    }
    var load = MachineFacts.load();
    var seconds = plan.closed().iterations() * plan.closed().millis() / 1e3;
    var command =
        List.of(
            plan.go(),
            "fanout-closed",
            "--subject=errgroup",
            "--branches=" + branches,
            "--seconds=" + seconds,
            "--warm-up=" + seconds);
    closed(round, GO, branches, load, Child.figures(command, ClosedLoop.Figures.class, ENOUGH));
  }

  private static long perSecond(int branches) {
    return Math.min(MOST_PER_SECOND, BRANCHES_PER_SECOND / branches);
  }

  private List<String> arguments(String loop, String subject, int branches, int workMicros) {
    return List.of(
        loop,
        "--subject=" + subject,
        "--branches=" + branches,
        "--work-micros=" + workMicros,
        "--rate=" + perSecond(branches),
        "--seconds=" + plan.seconds(),
        "--warm-up=" + plan.warmUpSeconds(),
        "--generator-core=" + Cores.byDefault().generator());
  }

  private void open(int round, String title, int branches, int workMicros, List<String> command)
      throws IOException, InterruptedException {
    var load = MachineFacts.load();
    var bound = Child.onCore(Cores.byDefault().subject(), command);
    var figures = Child.figures(bound, FanOutFigures.class, ENOUGH);
    open.add(new Open(round, title, branches, workMicros, perSecond(branches), load, figures));
  }

  private void closed(
      int round, String title, int branches, double load, ClosedLoop.Figures figures) {
    closed.add(
        new Closed(
            round,
            title,
            branches,
            load,
            figures.nanosPerOperation(),
            figures.bytesPerOperation()));
  }
}
