package dev.skybridge.world.command;

import dev.skybridge.world.WorldOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Benchmarks; each starts a world of its own and removes it. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measure. Each benchmark starts a world of its own and removes it at its end.",
    subcommands = {BenchOutageCommand.class, BenchPassesCommand.class, BenchReconcileCommand.class})
final class BenchCommand {
  @ParentCommand private WorldCommand root = new WorldCommand();

  /** A world beside the one that {@code ./skybridge up} starts. */
  WorldOptions options() {
    var options = root.options();
    return options.withState(options.state().resolve("bench"));
  }

  /** Shows a summary and keeps it in {@code docs/benchmarks} under its name and today's date. */
  void keep(String name, String summary, PrintWriter out) throws IOException {
    out.println(summary);
    var file =
        root.options()
            .repository()
            .resolve("docs/benchmarks/%s-%s.md".formatted(name, LocalDate.now(ZoneOffset.UTC)));
    Files.writeString(file, summary);
    out.println("Report: " + file);
    out.flush();
  }
}
