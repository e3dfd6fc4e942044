package dev.skybridge.world.command;

import dev.skybridge.world.LocalWorld;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Starts one part anew. */
@Command(
    name = "restart",
    mixinStandardHelpOptions = true,
    description = "Start one part anew; with --kill it gets no chance to clean up.")
final class RestartCommand implements Callable<Integer> {
  @ParentCommand private WorldCommand root = new WorldCommand();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(description = "Part, as ./skybridge status names it.")
  private String component = "";

  @Option(names = "--kill", description = "End it as a crash would.")
  private boolean kill;

  @Override
  public Integer call() {
    LocalWorld world = root.world();
    world.restart(component, kill);
    spec.commandLine().getOut().println(component + " runs anew.");
    return 0;
  }
}
