package dev.skybridge.benchmarks.pool;

import dev.skybridge.benchmarks.pool.PoolResult.Closed;
import dev.skybridge.benchmarks.pool.PoolResult.Open;
import dev.skybridge.benchmarks.report.Markdown;
import dev.skybridge.benchmarks.report.Spread;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pools' figures in two tables: alone, and beside a load. Pure. */
final class PoolReport {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MICROS = 1e-3;

  private final PoolResult result;

  PoolReport(PoolResult result) {
    this.result = result;
  }

  String markdown(LocalDate date) {
    return new Markdown()
        .heading(1, "Worker pools, " + date)
        .paragraph("`" + result.command() + "` on " + result.machine().line() + ".")
        .paragraph(
            """
            **Throughput** (JMH 1.37, `-prof gc`; in Go the same loop by hand): batches of %d tasks that count a latch down,
            each batch awaited, both cores. **Hand-over**: %,d tasks a second for %s s, %d interleaved rounds, each run in a
            process of its own that is bound to the second core, but for the thread that submits, which has the first; the
            JVM sees one core then and takes one carrier thread and its serial collector, Go takes a second place for the
            submitting thread.
            "From the intended start" is free of coordinated omission and holds the generator's own lateness; "from
            submission" does not. Bounded pools have room for 1,024 waiting tasks and up to 16 workers; Skybridge's sizes
            itself between 2 and 16. A task of Skybridge's pool has a scope with deadline and cancellation, a place in a fair
            queue by key and priority, and is counted by origin; the others have none of these.
            """
                .formatted(
                    PoolBenchmark.BATCH,
                    result.perSecond(),
                    Spread.number(result.seconds()),
                    result.rounds()))
        .paragraph("Medians of the rounds, least … most in brackets.")
        .heading(2, "Alone")
        .table(table(false))
        .heading(
            2,
            "Beside a process that keeps each core busy for %.0f %% of the time"
                .formatted(100 * result.loadShare()))
        .paragraph(
            "It is busy for 8 of each 10 ms, with the same priority as what is measured; the generator shares its"
                + " core with it, too.")
        .table(table(true))
        .heading(2, "What went on beside it")
        .table(surroundings())
        .text();
  }

  private List<String> titles() {
    var known =
        Stream.concat(
            Arrays.stream(PoolSubject.values()).map(PoolSubject::title),
            PoolSuite.PEERS.values().stream().sorted());
    var measured = result.open().stream().map(Open::subject).collect(Collectors.toSet());
    return known.filter(measured::contains).toList();
  }

  private List<List<String>> table(boolean beside) {
    var rows = new ArrayList<List<String>>();
    rows.add(
        List.of(
            "pool",
            "tasks/ms",
            "ns/task",
            "B/task",
            "from submission p50, µs",
            "p99, µs",
            "p99.9, µs",
            "from the intended start p50, µs",
            "p99, µs",
            "p99.9, µs",
            "CPU without generator, % of a core"));
    for (String title : titles()) {
      var closed =
          result.closed().stream()
              .filter(run -> run.subject().equals(title) && run.beside() == beside)
              .toList();
      rows.add(
          List.of(
              title,
              Spread.of(closed, run -> NANOS_PER_MILLI / run.nanosPerOperation()).text(),
              Spread.of(closed, Closed::nanosPerOperation).text(),
              Spread.number(Spread.of(closed, Closed::bytesPerOperation).median()),
              micros(title, beside, f -> f.handOver().p50()),
              micros(title, beside, f -> f.handOver().p99()),
              micros(title, beside, f -> f.handOver().p999()),
              micros(title, beside, f -> f.latency().p50()),
              micros(title, beside, f -> f.latency().p99()),
              micros(title, beside, f -> f.latency().p999()),
              open(title, beside, PoolFigures::cpuPercent).text()));
    }
    return rows;
  }

  private String micros(String title, boolean beside, ToDoubleFunction<PoolFigures> nanos) {
    return open(title, beside, nanos).times(MICROS).text();
  }

  private Spread open(String title, boolean beside, ToDoubleFunction<PoolFigures> figure) {
    return Spread.of(
        result.open().stream()
            .filter(run -> run.subject().equals(title) && run.beside() == beside)
            .toList(),
        run -> figure.applyAsDouble(run.figures()));
  }

  private List<List<String>> surroundings() {
    var rows = new ArrayList<List<String>>();
    rows.add(
        List.of(
            "round",
            "load process",
            "load before, least … most",
            "others, % of the machine",
            "stolen, %",
            "generator late at p99, µs",
            "generator pinned"));
    for (int round = 1; round <= result.rounds(); round++) {
      for (boolean beside : new boolean[] {false, true}) {
        rows.add(surroundings(round, beside));
      }
    }
    return rows;
  }

  private List<String> surroundings(int round, boolean beside) {
    var runs =
        result.open().stream()
            .filter(run -> run.round() == round && run.beside() == beside)
            .toList();
    var load = Spread.of(runs, Open::load);
    return List.of(
        String.valueOf(round),
        beside ? "yes" : "no",
        Spread.number(load.least()) + " … " + Spread.number(load.most()),
        Spread.of(runs, run -> run.figures().surroundings().othersPercent()).text(),
        Spread.of(runs, run -> run.figures().surroundings().stolenPercent()).text(),
        Spread.of(runs, run -> run.figures().lateness().p99()).times(MICROS).text(),
        runs.stream().allMatch(run -> run.figures().surroundings().pinned()) ? "yes" : "no");
  }
}
