package dev.skybridge.world.command;

import dev.skybridge.world.LocalWorld;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Stops the world. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Stop everything. Data stays unless --wipe.")
final class DownCommand implements Callable<Integer> {
  @ParentCommand private WorldCommand root = new WorldCommand();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--wipe", description = "Remove the data, too.")
  private boolean wipe;

  @Override
  public Integer call() {
    if (!Files.exists(root.options().state().resolve("world.json"))) {
      spec.commandLine().getOut().println("There is no world in " + root.options().state() + ".");
      return 0;
    }
    LocalWorld world = root.world();
    if (wipe) {
      world.wipe();
    } else {
      world.stop();
    }
    spec.commandLine().getOut().println(wipe ? "Stopped, data removed." : "Stopped. Data is kept.");
    return 0;
  }
}
