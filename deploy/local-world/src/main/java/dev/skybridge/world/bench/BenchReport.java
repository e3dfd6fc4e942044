package dev.skybridge.world.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** Raw figures as JSON and a summary in Markdown. */
public final class BenchReport {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private final BenchResult result;

  public BenchReport(BenchResult result) {
    this.result = result;
  }

  /** The table of medians, for a terminal. */
  public String text() {
    return new BenchTable(result).text();
  }

  /**
   * Writes both files into the folder.
   *
   * @return the summary's path
   */
  public Path write(Path folder, LocalDate date) {
    var summary = folder.resolve("reconcile-" + date + ".md");
    try {
      Files.createDirectories(folder);
      JSON.writeValue(folder.resolve("reconcile-" + date + ".json").toFile(), result);
      Files.writeString(summary, markdown(date));
      return summary;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the report into " + folder, e);
    }
  }

  private String markdown(LocalDate date) {
    var machine = result.machine();
    var text =
        new StringBuilder(
            """
            # Reconciling %d applications, %s

            `./skybridge bench reconcile --apps %d --concurrency %d --runs %d`: one component with a port and one placement
            each, no cloud resources, delivered without Argo CD; nodes by kwok, pods served by the local world's pod
            runtime. In each round a bare client first writes the objects that the operator would write, by the same
            concurrency, and takes them away again; then the Applications are created and the operator does its work.
            The bare client is warmed up, the operator is not.

            %d cores (%s), %.0f GiB, %s, Java %s, Kubernetes %s. Everything shares these cores: the API server, etcd, the
            controllers, the pod runtime, the client that measures, and the operator.

            """
                .formatted(
                    result.applications(),
                    date,
                    result.applications(),
                    result.concurrency(),
                    result.rounds().size(),
                    machine.cores(),
                    machine.processor(),
                    machine.memoryGibibytes(),
                    machine.kernel(),
                    machine.java(),
                    machine.kubernetes()));
    table(text, new BenchTable(result).rows());
    text.append("\nThe operator's start took ")
        .append(BenchTable.number(result.startCpuSeconds()))
        .append(" s of processor time.\n");
    text.append("\n## Processor time by process, s (median)\n\n");
    table(text, processes());
    text.append(
        "\n## Requests of the operator per application, by the API server's audit log (median)\n\n");
    table(text, requests());
    text.append("\n## Rounds\n\n");
    table(text, rounds());
    return text.toString();
  }

  private List<List<String>> processes() {
    var names = new TreeSet<String>();
    result.rounds().forEach(r -> names.addAll(r.operated().usage().cpuSeconds().keySet()));
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("process", "bare client's writing", "until all Ready and at rest", "removal"));
    for (String name : names) {
      rows.add(
          List.of(
              name,
              median(r -> r.bare().usage().of(name)),
              median(r -> r.operated().usage().of(name)),
              median(r -> r.operated().removal().of(name))));
    }
    return rows;
  }

  private List<List<String>> requests() {
    var names = new TreeSet<String>();
    result.rounds().forEach(r -> names.addAll(r.operated().requests().keySet()));
    result.rounds().forEach(r -> names.addAll(r.operated().removalRequests().keySet()));
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("request", "until Ready", "removal"));
    for (String name : names) {
      rows.add(
          List.of(
              name,
              median(r -> each(r.operated().requests(), name)),
              median(r -> each(r.operated().removalRequests(), name))));
    }
    return rows;
  }

  private double each(Map<String, Integer> counts, String name) {
    return counts.getOrDefault(name, 0) / (double) result.applications();
  }

  private List<List<String>> rounds() {
    var rows = new ArrayList<List<String>>();
    rows.add(
        List.of("round", "load before", "others, %", "written, s", "Ready, s", "p99, s", "CPU, s"));
    for (Round round : result.rounds()) {
      rows.add(
          List.of(
              String.valueOf(round.number()),
              BenchTable.number(round.load()),
              BenchTable.number(100 * round.operated().usage().foreignShare()),
              BenchTable.number(round.bare().writtenSeconds()),
              BenchTable.number(round.operated().readySeconds()),
              BenchTable.number(round.operated().latency().p99Seconds()),
              BenchTable.number(round.operated().usage().of("operator"))));
    }
    return rows;
  }

  private String median(ToDoubleFunction<Round> figure) {
    return BenchTable.number(Spread.of(result.rounds(), figure).median());
  }

  private static void table(StringBuilder text, List<List<String>> rows) {
    for (int index = 0; index < rows.size(); index++) {
      text.append("| ").append(String.join(" | ", rows.get(index))).append(" |\n");
      if (index == 0) {
        text.append("|").append("---|".repeat(rows.getFirst().size())).append("\n");
      }
    }
  }
}
