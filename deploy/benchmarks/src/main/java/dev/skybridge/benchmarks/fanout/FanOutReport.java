package dev.skybridge.benchmarks.fanout;

import dev.skybridge.benchmarks.fanout.FanOutResult.Closed;
import dev.skybridge.benchmarks.fanout.FanOutResult.Open;
import dev.skybridge.benchmarks.report.Markdown;
import dev.skybridge.benchmarks.report.Spread;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fan-outs' figures, a table for each size. Pure. */
final class FanOutReport {
  private static final double MICROS = 1e-3;

  private final FanOutResult result;

  FanOutReport(FanOutResult result) {
    this.result = result;
  }

  String markdown(LocalDate date) {
    var text =
        new Markdown()
            .heading(1, "Fan-out, " + date)
            .paragraph("`" + result.command() + "` on " + result.machine().line() + ".")
            .paragraph(
                """
                **Closed loop** (JMH 1.37, `-prof gc`; in Go the same loop by hand): one fan-out after the other, whose
                branches do nothing. **Open loop**: fan-outs at the rate that the table says, for %s s, %d interleaved rounds,
                each run in a process of its own that is bound to the second core, but for the caller, which has the first
                (so the JVM takes one carrier thread and its serial collector);
                latency from the intended start to the sum of all results. CPU is the processor time of the whole process
                for one fan-out, without the caller's waiting for the intended start. A branch of Skybridge's fan-out has a
                scope with deadline, cancellation and resources, an outcome of its own and an error policy; a branch of
                errgroup can be cancelled; a CompletableFuture has none of these.
                """
                    .formatted(Spread.number(result.seconds()), result.rounds()))
            .paragraph("Medians of the rounds, least … most in brackets.");
    for (int branches : FanOutSuite.SIZES) {
      text.heading(2, branches + " branches").table(table(branches));
    }
    return text.heading(2, "What went on beside it").table(surroundings()).text();
  }

  private List<String> titles() {
    var known =
        Stream.concat(
            Arrays.stream(FanOutSubject.values()).map(FanOutSubject::title),
            Stream.of(FanOutSuite.GO));
    var measured = result.open().stream().map(Open::subject).collect(Collectors.toSet());
    return known.filter(measured::contains).toList();
  }

  private List<List<String>> table(int branches) {
    var rows = new ArrayList<List<String>>();
    rows.add(
        List.of(
            "fan-out",
            "closed loop, µs",
            "B",
            "branches wait",
            "a second",
            "p50, µs",
            "p99, µs",
            "p99.9, µs",
            "CPU, µs"));
    for (String title : titles()) {
      for (int workMicros : FanOutSuite.WORK_MICROS) {
        var open =
            result.open().stream()
                .filter(run -> run.subject().equals(title) && run.branches() == branches)
                .filter(run -> run.workMicros() == workMicros)
                .toList();
        if (!open.isEmpty()) {
          rows.add(row(title, branches, workMicros, open));
        }
      }
    }
    return rows;
  }

  private List<String> row(String title, int branches, int workMicros, List<Open> open) {
    var closed =
        result.closed().stream()
            .filter(run -> run.subject().equals(title) && run.branches() == branches)
            .toList();
    var idle = workMicros == 0;
    return List.of(
        title,
        idle ? Spread.of(closed, Closed::nanosPerOperation).times(MICROS).text() : "",
        idle ? Spread.number(Spread.of(closed, Closed::bytesPerOperation).median()) : "",
        idle ? "not" : workMicros / 1_000 + " ms",
        String.valueOf(open.getFirst().perSecond()),
        micros(open, f -> f.latency().p50()),
        micros(open, f -> f.latency().p99()),
        micros(open, f -> f.latency().p999()),
        micros(open, FanOutFigures::cpuNanos));
  }

  private static String micros(List<Open> runs, ToDoubleFunction<FanOutFigures> nanos) {
    return Spread.of(runs, run -> nanos.applyAsDouble(run.figures())).times(MICROS).text();
  }

  private List<List<String>> surroundings() {
    var rows = new ArrayList<List<String>>();
    rows.add(
        List.of(
            "round",
            "load before, least … most",
            "others, % of the machine",
            "stolen, %",
            "caller pinned"));
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
              runs.stream().allMatch(run -> run.figures().surroundings().pinned()) ? "yes" : "no"));
    }
    return rows;
  }
}
