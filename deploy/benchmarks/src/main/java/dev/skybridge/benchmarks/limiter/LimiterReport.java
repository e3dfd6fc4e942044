package dev.skybridge.benchmarks.limiter;

import static dev.skybridge.benchmarks.openloop.HandOver.Way.park;
import static dev.skybridge.benchmarks.openloop.HandOver.Way.spin;

import dev.skybridge.benchmarks.limiter.LimiterResult.Closed;
import dev.skybridge.benchmarks.limiter.LimiterResult.Open;
import dev.skybridge.benchmarks.openloop.HandOver.Way;
import dev.skybridge.benchmarks.openloop.LoopFigures;
import dev.skybridge.benchmarks.report.Markdown;
import dev.skybridge.benchmarks.report.Spread;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The limiters' figures in one table. Pure. */
final class LimiterReport {
  private static final double PERCENT_PER_NANO = 100 / 1e9;

  private final LimiterResult result;

  LimiterReport(LimiterResult result) {
    this.result = result;
  }

  String markdown(LocalDate date) {
    return new Markdown()
        .heading(1, "Rate limiters, " + date)
        .paragraph("`" + result.command() + "` on " + result.machine().line() + ".")
        .paragraph(
            """
            **Closed loop** (JMH 1.37, 1 and 16 threads): ns/op is the time of the machine for one question, all threads
            together (1 ÷ throughput); B/op by `-prof gc`. **Open loop**: %,d requests a second for %s s, %d interleaved
            rounds, each run in a process of its own. One thread generates, one serves; they are bound to one core each
            where the table of rounds says "pinned". Latency counts from the intended start of a request to the limiter's
            answer, by HdrHistogram. The request does nothing else, so what differs from "no limiter" is the limiter.
            Latency: the serving thread spins. CPU: it sleeps and is woken for each request; the processor time of that thread
            as part of one core. In Go a thread bound to a core is woken through the scheduler of Go, which takes longer and
            books part of the work on other threads: compare Go with Go's own baseline. "Gate" is the median time
            inside the limiter, measured around each call, less the same without a limiter; times the rate it is what the
            limiter itself takes of a core, free of the wake-ups, whose cost varies more than any limiter's. "Added" is the run's figure less that of the baseline in the same round.
            """
                .formatted(result.perSecond(), Spread.number(result.seconds()), result.rounds()))
        .paragraph("Medians of the rounds, least … most in brackets.")
        .table(table())
        .heading(2, "Aims")
        .table(new LimiterAims(this).rows())
        .heading(2, "What went on beside it")
        .table(surroundings())
        .text();
  }

  /** All that were measured: the JVM's first, in the order of their list. */
  List<String> titles() {
    var known =
        Stream.concat(
            Arrays.stream(LimiterSubject.values()).map(LimiterSubject::title),
            Stream.of(LimiterSuite.GO_NONE, LimiterSuite.GO_RATE));
    var measured = result.open().stream().map(Open::subject).collect(Collectors.toSet());
    return known.filter(measured::contains).toList();
  }

  private List<List<String>> table() {
    var rows = new ArrayList<List<String>>();
    rows.add(
        List.of(
            "limiter",
            "admits, 1 thread, ns/op",
            "admits, 16 threads, ns/op",
            "refuses, 1 thread, ns/op",
            "B/op",
            "p50, ns",
            "p99, ns",
            "p99.9, µs",
            "added at p50, ns",
            "gate, ns",
            "gate × rate, % of a core",
            "CPU, %",
            "added CPU, %"));
    for (String title : titles()) {
      rows.add(
          List.of(
              title,
              text(closed(title, 1, true)),
              text(closed(title, 16, true)),
              text(closed(title, 1, false)),
              Spread.number(bytes(title)),
              open(title, spin, f -> f.latency().p50()).text(),
              open(title, spin, f -> f.latency().p99()).text(),
              open(title, spin, f -> f.latency().p999()).times(1e-3).text(),
              added(title, spin, f -> f.latency().p50()).text(),
              added(title, spin, LoopFigures::gateNanos).text(),
              ofACore(title).text(),
              open(title, park, LoopFigures::cpuPercent).text(),
              added(title, park, LoopFigures::cpuPercent).text()));
    }
    return rows;
  }

  private static String text(Optional<Spread> spread) {
    return spread.map(Spread::text).orElse("–");
  }

  Optional<Spread> closed(String title, int threads, boolean admits) {
    var figures =
        result.closed().stream()
            .filter(c -> c.subject().equals(title))
            .filter(c -> c.threads() == threads && c.admits() == admits)
            .map(Closed::nanosPerOperation)
            .toList();
    return figures.isEmpty() ? Optional.empty() : Optional.of(Spread.of(figures));
  }

  private double bytes(String title) {
    return Spread.of(
            result.closed().stream()
                .filter(c -> c.subject().equals(title) && c.threads() == 1 && c.admits())
                .toList(),
            Closed::bytesPerOperation)
        .median();
  }

  Spread open(String title, Way way, ToDoubleFunction<LoopFigures> figure) {
    return Spread.of(runs(title, way), run -> figure.applyAsDouble(run.figures()));
  }

  /** With the limiter less without, round by round. */
  Spread added(String title, Way way, ToDoubleFunction<LoopFigures> figure) {
    var baseline = title.startsWith("Go") ? LimiterSuite.GO_NONE : LimiterSubject.none.title();
    return Spread.of(
        runs(title, way),
        run ->
            figure.applyAsDouble(run.figures())
                - figure.applyAsDouble(inRound(baseline, way, run.round())));
  }

  /** What the calls themselves take of a core, in percent. */
  Spread ofACore(String title) {
    return added(title, spin, LoopFigures::gateNanos).times(result.perSecond() * PERCENT_PER_NANO);
  }

  private LoopFigures inRound(String title, Way way, int round) {
    return runs(title, way).stream()
        .filter(run -> run.round() == round)
        .findFirst()
        .orElseThrow()
        .figures();
  }

  private List<Open> runs(String title, Way way) {
    return result.open().stream()
        .filter(run -> run.subject().equals(title) && run.handOver() == way)
        .toList();
  }

  private List<List<String>> surroundings() {
    var rows = new ArrayList<List<String>>();
    rows.add(
        List.of(
            "round",
            "load before, least … most",
            "others, % of the machine",
            "stolen, %",
            "generator late at p99, µs",
            "pinned"));
    for (int round = 1; round <= result.rounds(); round++) {
      var number = round;
      var runs = result.open().stream().filter(run -> run.round() == number).toList();
      var load = Spread.of(runs, Open::load);
      rows.add(
          List.of(
              String.valueOf(round),
              Spread.number(load.least()) + " … " + Spread.number(load.most()),
              Spread.of(runs, run -> run.figures().surroundings().othersPercent()).text(),
              Spread.of(runs, run -> run.figures().surroundings().stolenPercent()).text(),
              Spread.of(runs, run -> run.figures().lateness().p99()).times(1e-3).text(),
              runs.stream().allMatch(run -> run.figures().surroundings().pinned()) ? "yes" : "no"));
    }
    return rows;
  }
}
