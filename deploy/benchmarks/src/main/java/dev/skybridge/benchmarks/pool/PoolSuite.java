package dev.skybridge.benchmarks.pool;

import dev.skybridge.benchmarks.machine.MachineFacts;
import dev.skybridge.benchmarks.openloop.Cores;
import dev.skybridge.benchmarks.pool.PoolResult.Closed;
import dev.skybridge.benchmarks.pool.PoolResult.Open;
import dev.skybridge.benchmarks.run.BackgroundLoad;
import dev.skybridge.benchmarks.run.Child;
import dev.skybridge.benchmarks.run.ClosedLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** All pools in turn, round by round, first alone and then beside a load. */
final class PoolSuite {
  /** The peers in Go: title by the name of the command line. */
  static final Map<String, String> PEERS =
      Map.of(
          "ants", "Go: ants, 16 workers",
          "pond", "Go: pond, 16 workers",
          "goroutines", "Go: a goroutine for each task");

  private static final double LOAD_SHARE = 0.8;
  private static final Duration ENOUGH = Duration.ofMinutes(2);

  private final Plan plan;
  private final List<Open> open = new ArrayList<>();
  private final List<Closed> closed = new ArrayList<>();

  /**
   * How much is measured.
   *
   * @param go the program of the peers in Go; empty: without them
   */
  record Plan(
      long perSecond,
      int rounds,
      double seconds,
      double warmUpSeconds,
      ClosedLoop closed,
      String go) {}

  PoolSuite(Plan plan) {
    this.plan = plan;
  }

  PoolResult run(MachineFacts machine, String command)
      throws IOException, InterruptedException, RunnerException {
    for (int round = 1; round <= plan.rounds(); round++) {
      System.out.printf("  round %d of %d%n", round, plan.rounds());
      round(round, false);
      var load = BackgroundLoad.start(LOAD_SHARE);
      try {
        round(round, true);
      } finally {
        load.destroy();
        load.waitFor();
      }
    }
    return new PoolResult(
        machine,
        command,
        plan.perSecond(),
        plan.seconds(),
        plan.rounds(),
        LOAD_SHARE,
        open,
        closed);
  }

  private void round(int round, boolean beside)
      throws IOException, InterruptedException, RunnerException {
    for (PoolSubject subject : PoolSubject.values()) {
      var command = Child.java(List.of(), arguments("pool-run", subject.name()));
      open(round, subject.title(), beside, command);
      var load = MachineFacts.load();
      var figures = plan.closed().run(PoolBenchmark.class, 1, Map.of("subject", subject.name()));
      closed(round, subject.title(), beside, load, figures);
    }
    if (!plan.go().isEmpty()) {
      for (var peer : PEERS.entrySet()) {
        var command = new ArrayList<>(List.of(plan.go()));
        command.addAll(arguments("pool", peer.getKey()));
        open(round, peer.getValue(), beside, command);
        closedInGo(round, peer.getKey(), beside);
      }
    }
  }

  /** The process has the subject's core; its generator goes to the other by itself. */
  private void open(int round, String title, boolean beside, List<String> command)
      throws IOException, InterruptedException {
    var load = MachineFacts.load();
    var bound = Child.onCore(Cores.byDefault().subject(), command);
    open.add(new Open(round, title, beside, load, Child.figures(bound, PoolFigures.class, ENOUGH)));
  }

  private List<String> arguments(String loop, String subject) {
    return List.of(
        loop,
        "--subject=" + subject,
        "--rate=" + plan.perSecond(),
        "--seconds=" + plan.seconds(),
        "--warm-up=" + plan.warmUpSeconds(),
        "--generator-core=" + Cores.byDefault().generator());
  }

  private void closedInGo(int round, String subject, boolean beside)
      throws IOException, InterruptedException {
    var load = MachineFacts.load();
    var seconds = plan.closed().iterations() * plan.closed().millis() / 1e3;
    var command =
        List.of(
            plan.go(),
            "pool-closed",
            "--subject=" + subject,
            "--seconds=" + seconds,
            "--warm-up=" + seconds);
    var figures = Child.figures(command, ClosedLoop.Figures.class, ENOUGH);
    closed(round, PEERS.getOrDefault(subject, subject), beside, load, figures);
  }

  private void closed(
      int round, String title, boolean beside, double load, ClosedLoop.Figures figures) {
    closed.add(
        new Closed(
            round, title, beside, load, figures.nanosPerOperation(), figures.bytesPerOperation()));
  }
}
