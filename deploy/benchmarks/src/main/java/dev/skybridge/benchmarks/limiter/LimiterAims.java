package dev.skybridge.benchmarks.limiter;

import static dev.skybridge.benchmarks.openloop.HandOver.Way.park;
import static dev.skybridge.benchmarks.openloop.HandOver.Way.spin;

import dev.skybridge.benchmarks.openloop.LoopFigures;
import dev.skybridge.benchmarks.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether each limiter holds what is asked of ours: so it shows whom it could be asked of. Pure.
 */
final class LimiterAims {
  private static final double ADDED_NANOS = 1_000;
  private static final double ADDED_CPU_PERCENT = 1;

  private final LimiterReport report;

  LimiterAims(LimiterReport report) {
    this.report = report;
  }

  List<List<String>> rows() {
    var rows = new ArrayList<List<String>>();
    rows.add(
        List.of(
            "limiter",
            "adds ≤ 1 µs at p50",
            "adds ≤ 1 % CPU, woken for each request",
            "gate × rate ≤ 1 % of a core",
            "fastest, or within the spread of it: 1 thread",
            "16 threads"));
    for (String title : limiters()) {
      rows.add(
          List.of(
              title,
              held(report.added(title, spin, f -> f.latency().p50()).median() <= ADDED_NANOS),
              held(
                  report.added(title, park, LoopFigures::cpuPercent).median() <= ADDED_CPU_PERCENT),
              held(report.ofACore(title).median() <= ADDED_CPU_PERCENT),
              fastest(title, 1),
              fastest(title, 16)));
    }
    return rows;
  }

  private List<String> limiters() {
    return report.titles().stream()
        .filter(title -> !title.equals(LimiterSubject.none.title()))
        .filter(title -> !title.equals(LimiterSuite.GO_NONE))
        .toList();
  }

  private String fastest(String title, int threads) {
    var own = report.closed(title, threads, true);
    if (own.isEmpty()) {
      return "–";
    }
    return limiters().stream()
        .filter(
            other -> report.closed(other, threads, true).filter(s -> faster(s, own)).isPresent())
        .findFirst()
        .map(other -> "no: " + other)
        .orElse("yes");
  }

  private static boolean faster(Spread other, Optional<Spread> own) {
    return own.filter(other::below).isPresent();
  }

  private static String held(boolean held) {
    return held ? "yes" : "no";
  }
}
