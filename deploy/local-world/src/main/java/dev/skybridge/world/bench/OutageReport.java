package dev.skybridge.world.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The outage benchmark as Markdown. */
final class OutageReport {
  private OutageReport() {}

  static String of(BenchPlan plan, Duration hang, List<OutagePair> pairs) {
    var text = new StringBuilder();
    text.append(
        """
        # Other applications while one cloud is lost

        `./skybridge bench outage` in a world of its own on %d cores: the operator, a real API server, PostgreSQL, the real
        engine, three simulated clouds. %d applications with a database on the cloud that is lost, %d on the two others. Lost:
        every call hangs for %d s and has then failed, and each application of that cloud has a change to make, so its
        operations are tried again and again. Timed, one application after the other: from the write of its change to Ready
        at that generation, by a watch. A figure is the median over the applications (components: changed four times each); a pair is one figure with all clouds
        and one with a cloud lost, in turns first and second. The interval is that of the median of the pairs' ratios, by
        order statistics, at least 95 %% sure.

        | | all clouds, ms | one lost, ms | ratio, median of %d pairs | interval |
        |---|---|---|---|---|
        """
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                plan.applications(),
                plan.applications(),
                hang.toSeconds(),
                pairs.size()));
    text.append(row("a component changed (no engine)", pairs, OutagePair.Phase::delivered));
    text.append(
        row(
            "and the database's disk grown (engine: plan, up)",
            pairs,
            OutagePair.Phase::provisioned));
    text.append("\n| pair | component, ms: all / lost | disk, ms: all / lost |\n|---|---|---|\n");
    for (int each = 0; each < pairs.size(); each++) {
      var pair = pairs.get(each);
      text.append(
          String.format(
              Locale.ROOT,
              "| %d | %.0f / %.0f | %.0f / %.0f |%n",
              each + 1,
              pair.healthy().delivered() * 1e3,
              pair.lost().delivered() * 1e3,
              pair.healthy().provisioned() * 1e3,
              pair.lost().provisioned() * 1e3));
    }
    return text.toString();
  }

  private static String row(
      String what, List<OutagePair> pairs, ToDoubleFunction<OutagePair.Phase> figure) {
    var ratios =
        pairs.stream()
            .mapToDouble(
                pair -> figure.applyAsDouble(pair.lost()) / figure.applyAsDouble(pair.healthy()))
            .sorted()
            .toArray();
    var rank = rank(ratios.length);
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.3f | %s |%n",
        what,
        1e3 * Spread.of(pairs, pair -> figure.applyAsDouble(pair.healthy())).median(),
        1e3 * Spread.of(pairs, pair -> figure.applyAsDouble(pair.lost())).median(),
        Spread.of(
                pairs,
                pair -> figure.applyAsDouble(pair.lost()) / figure.applyAsDouble(pair.healthy()))
            .median(),
        rank == 0
            ? "too few pairs"
            : String.format(
                Locale.ROOT, "%.3f … %.3f", ratios[rank - 1], ratios[ratios.length - rank]));
  }

  /**
   * The largest r so that the median lies between the r-th least and the r-th largest of n values
   * with a probability of at least 95 %: 1 − 2·P(B ≤ r − 1) for B binomial with n and 1/2 (David
   * and Nagaraja, Order Statistics, 7.1). 0 where even the outermost are not enough.
   */
  static int rank(int count) {
    double outside = 0;
    double chance = Math.pow(0.5, count);
    for (int r = 0; r < count; r++) {
      outside += 2 * chance;
      if (outside > 0.05) {
        return r;
      }
      chance = chance * (count - r) / (r + 1);
    }
    return 0;
  }
}
