package dev.skybridge.world.command;

import dev.skybridge.world.WorldOptions;
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
}
