package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Counts of cells by cloud. */
final class FaultFigures {
  private final List<FaultResult> results = new ArrayList<>();

  void add(List<FaultResult> more) {
    results.addAll(more);
  }

  /** How many cells were run. */
  int cells() {
    return results.size();
  }

  /** The cells that did not end as they should. */
  List<String> failed() {
    return results.stream().filter(result -> !result.well()).map(FaultResult::line).toList();
  }

  /** One row for each cloud. */
  void print(String title) {
    System.out.printf(
        "faults: %-14s %6s %10s %22s %7s %6s %11s %8s%n",
        title,
        "cells",
        "converged",
        "stopped with reason",
        "failed",
        "runs",
        "duplicates",
        "orphans");
    for (var cloud : Provider.values()) {
      System.out.printf(
          "faults: %-14s %6d %10d %22d %7d %6d %11d %8d%n",
          cloud.packageName(),
          sum(cloud, result -> 1),
          sum(cloud, result -> result.well() && result.stops() == 0 ? 1 : 0),
          sum(cloud, result -> result.well() && result.stops() > 0 ? 1 : 0),
          sum(cloud, result -> result.well() ? 0 : 1),
          sum(cloud, FaultResult::runs),
          sum(cloud, result -> result.audit().duplicates().size()),
          sum(cloud, result -> result.audit().orphans().size()));
    }
  }

  private int sum(Provider cloud, ToIntFunction<FaultResult> figure) {
    return results.stream().filter(result -> result.cell().cloud() == cloud).mapToInt(figure).sum();
  }
}
