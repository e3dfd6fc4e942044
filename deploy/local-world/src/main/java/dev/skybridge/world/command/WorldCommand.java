package dev.skybridge.world.command;

import dev.skybridge.world.LocalWorld;
import dev.skybridge.world.WorldOptions;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root of the command line. */
@Command(
    name = "skybridge",
    mixinStandardHelpOptions = true,
    description = "The local world: everything Skybridge needs around it, on this machine.",
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      RestartCommand.class,
      ImageCommand.class,
      GitCommand.class,
      DiagnoseCommand.class,
      BenchCommand.class
    })
public final class WorldCommand {
  @Option(
      names = "--repository",
      description = "Checkout to run from.",
      defaultValue = ".",
      scope = ScopeType.INHERIT,
      hidden = true)
  private Path repository = Path.of(".");

  @Option(
      names = "--state",
      description = "State folder; several worlds run side by side from different folders.",
      scope = ScopeType.INHERIT)
  private @Nullable Path state;

  @Option(
      names = "--toolchain",
      description = "Folder with the built toolchain.",
      scope = ScopeType.INHERIT,
      hidden = true)
  private @Nullable Path toolchain;

  /** Held here, because the logging system forgets the level of a logger that nobody holds. */
  private static final Logger CLIENT_LOG = Logger.getLogger("io.fabric8");

  public static void main(String[] arguments) {
    CLIENT_LOG.setLevel(Level.SEVERE);
    CommandLine line = new CommandLine(new WorldCommand());
    line.setExecutionExceptionHandler((failure, command, parsed) -> {
      command.getErr().println("skybridge: " + message(failure));
      if (System.getenv("SKYBRIDGE_TRACE") != null) {
        failure.printStackTrace(command.getErr());
      }
      return 1;
    });
    System.exit(line.execute(arguments));
  }

  /** The options that hold for every command. */
  WorldOptions options() {
    WorldOptions options = WorldOptions.of(repository.toAbsolutePath().normalize());
    if (state != null) {
      options = options.withState(state);
    }
    if (toolchain != null) {
      options = options.withToolchain(toolchain);
    }
    return options;
  }

  LocalWorld world() {
    return LocalWorld.attach(options());
  }

  private static String message(Throwable failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
