package dev.skybridge.benchmarks.limiter;

import dev.skybridge.benchmarks.limiter.LimiterResult.Closed;
import dev.skybridge.benchmarks.limiter.LimiterResult.Open;
import dev.skybridge.benchmarks.machine.MachineFacts;
import dev.skybridge.benchmarks.openloop.Cores;
import dev.skybridge.benchmarks.openloop.HandOver;
import dev.skybridge.benchmarks.openloop.LoopFigures;
import dev.skybridge.benchmarks.run.Child;
import dev.skybridge.benchmarks.run.ClosedLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** All limiters in turn, round by round, so that what the machine does meets all of them. */
final class LimiterSuite {
  /** Titles of the peers in Go. */
  static final String GO_NONE = "Go: no limiter";

  static final String GO_RATE = "Go: x/time/rate";

  private static final int MANY = 16;

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

  LimiterSuite(Plan plan) {
    this.plan = plan;
  }

  LimiterResult run(MachineFacts machine, String command)
      throws IOException, InterruptedException, RunnerException {
    for (int round = 1; round <= plan.rounds(); round++) {
      System.out.printf("  round %d of %d: open loop%n", round, plan.rounds());
      for (HandOver.Way way : HandOver.Way.values()) {
        openRound(round, way);
      }
      System.out.printf("  round %d of %d: closed loop%n", round, plan.rounds());
      closedRound(round);
    }
    return new LimiterResult(
        machine, command, plan.perSecond(), plan.seconds(), plan.rounds(), open, closed);
  }

  private void openRound(int round, HandOver.Way way) throws IOException, InterruptedException {
    for (LimiterSubject subject : LimiterSubject.values()) {
      var arguments = loopArguments("limiter-run", subject.name(), way);
      add(round, subject.title(), way, Child.java(List.of(), arguments));
    }
    if (!plan.go().isEmpty()) {
      for (var peer : Map.of("none", GO_NONE, "x-time-rate", GO_RATE).entrySet()) {
        var command = new ArrayList<>(List.of(plan.go()));
        command.addAll(loopArguments("limiter", peer.getKey(), way));
        add(round, peer.getValue(), way, command);
      }
    }
  }

  private void add(int round, String title, HandOver.Way way, List<String> command)
      throws IOException, InterruptedException {
    var load = MachineFacts.load();
    var figures = Child.figures(command, LoopFigures.class, Duration.ofMinutes(2));
    if (figures.refused() > 0) {
      throw new IllegalStateException(title + " refused, though its rate is ample");
    }
    open.add(new Open(round, title, way, load, figures));
  }

  private List<String> loopArguments(String loop, String subject, HandOver.Way way) {
    var cores = Cores.byDefault();
    return List.of(
        loop,
        "--subject=" + subject,
        "--hand-over=" + way,
        "--rate=" + plan.perSecond(),
        "--seconds=" + plan.seconds(),
        "--warm-up=" + plan.warmUpSeconds(),
        "--generator-core=" + cores.generator(),
        "--subject-core=" + cores.subject());
  }

  private void closedRound(int round) throws IOException, InterruptedException, RunnerException {
    for (LimiterSubject subject : LimiterSubject.values()) {
      closedInJmh(round, subject, 1, true);
      closedInJmh(round, subject, MANY, true);
      closedInJmh(round, subject, 1, false);
    }
    if (!plan.go().isEmpty()) {
      closedInGo(round, "none", GO_NONE);
      closedInGo(round, "x-time-rate", GO_RATE);
    }
  }

  private void closedInJmh(int round, LimiterSubject subject, int threads, boolean admits)
      throws RunnerException {
    var load = MachineFacts.load();
    var figures =
        plan.closed()
            .run(
                LimiterBenchmark.class,
                threads,
                Map.of("subject", subject.name(), "admits", String.valueOf(admits)));
    closed.add(closed(round, subject.title(), threads, admits, load, figures));
  }

  private void closedInGo(int round, String subject, String title)
      throws IOException, InterruptedException {
    var load = MachineFacts.load();
    var figures =
        Child.figures(
            List.of(plan.go(), "limiter-closed", "--subject=" + subject),
            GoClosed.class,
            Duration.ofMinutes(2));
    closed.add(closed(round, title, 1, true, load, figures.one()));
    closed.add(closed(round, title, MANY, true, load, figures.sixteen()));
    closed.add(closed(round, title, 1, false, load, figures.refuses()));
  }

  private static Closed closed(
      int round,
      String title,
      int threads,
      boolean admits,
      double load,
      ClosedLoop.Figures figures) {
    return new Closed(
        round,
        title,
        threads,
        admits,
        load,
        figures.nanosPerOperation(),
        figures.bytesPerOperation());
  }

  /** What the Go program prints of its closed loops. */
  record GoClosed(ClosedLoop.Figures one, ClosedLoop.Figures sixteen, ClosedLoop.Figures refuses) {}
}
