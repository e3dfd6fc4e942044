package dev.skybridge.world.command;

import dev.skybridge.world.LocalWorld;
import java.io.PrintWriter;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What runs. Exit code 0 when every part that was started still runs, 1 otherwise. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Show what runs and where.")
final class StatusCommand implements Callable<Integer> {
  @ParentCommand private WorldCommand root = new WorldCommand();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    LocalWorld world = root.world();
    List<String> names = world.processes().names();
    if (names.isEmpty()) {
      out.println("Nothing runs. Start with ./skybridge up");
      return 1;
    }
    boolean all = true;
    for (String name : names) {
      var handle = world.processes().running(name);
      all &= handle.isPresent();
      out.printf(
          "  %-34s %s%n",
          name,
          handle
              .map(process -> "running, pid " + process.pid())
              .orElse("ENDED, see ./skybridge logs " + name));
    }
    out.println();
    new TreeMap<>(world.state().urls())
        .forEach((name, url) -> out.printf("  %-14s %s%n", name, url));
    return all ? 0 : 1;
  }
}
