package dev.skybridge.world.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The result as one table of medians with their spread. Pure. */
final class BenchTable {
  private static final double BARE_TIMES = 2;
  private static final double MEBIBYTES = 400;
  private static final double CPU_SECONDS = 25;
  private static final int CPU_SECONDS_FOR = 500;

  private final BenchResult result;
  private final List<List<String>> rows = new ArrayList<>();

  BenchTable(BenchResult result) {
    this.result = result;
  }

  /** Head and rows: figure, median, least to most, aim. */
  List<List<String>> rows() {
    rows.clear();
    rows.add(List.of("figure", "median", "least … most", "aim"));
    add("bare client: all written, s", r -> r.bare().writtenSeconds(), "");
    add("bare client: all Deployments available, s", r -> r.bare().availableSeconds(), "");
    add("operator: all Applications created, s", r -> r.operated().createdSeconds(), "");
    add("operator: all Ready, s", r -> r.operated().readySeconds(), "");
    add("all Ready ÷ bare client's writing", Round::timesBare, "≤ %.0f".formatted(BARE_TIMES));
    add(
        "all Ready ÷ bare client's Deployments available",
        r -> r.operated().readySeconds() / r.bare().availableSeconds(),
        "");
    add("created → Ready, p50, s", r -> r.operated().latency().p50Seconds(), "");
    add("created → Ready, p99, s", r -> r.operated().latency().p99Seconds(), "");
    add("created → Ready, longest, s", r -> r.operated().latency().maxSeconds(), "");
    add(
        "operator: processor time, s",
        r -> r.operated().usage().of("operator"),
        "≤ %.0f for %d".formatted(CPU_SECONDS, CPU_SECONDS_FOR));
    add("operator: RSS at rest, MiB", r -> r.operated().memory().residentMebibytes(), "");
    add(
        "operator: RSS peak since start, MiB",
        r -> r.operated().memory().peakMebibytes(),
        "≤ %.0f".formatted(MEBIBYTES));
    add("operator: API requests per application", r -> r.operated().requestsEach(), "");
    add("bare client: all removed, s", r -> r.bare().removedSeconds(), "");
    add("operator: all removed, s", r -> r.operated().removedSeconds(), "");
    add("operator: processor time of removal, s", r -> r.operated().removal().of("operator"), "");
    add("operator: API requests per removal", r -> r.operated().removalRequestsEach(), "");
    add("others on the machine, % of it", r -> 100 * r.operated().usage().foreignShare(), "");
    return List.copyOf(rows);
  }

  private void add(String name, ToDoubleFunction<Round> figure, String aim) {
    var spread = Spread.of(result.rounds(), figure);
    rows.add(
        List.of(
            name,
            number(spread.median()),
            number(spread.least()) + " … " + number(spread.most()),
            aim));
  }

  static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
  }

  /** For a terminal. */
  String text() {
    var text = new StringBuilder();
    for (List<String> row : rows()) {
      text.append(
          "  %-50s %10s   %-18s %s%n".formatted(row.get(0), row.get(1), row.get(2), row.get(3)));
    }
    return text.toString();
  }
}
