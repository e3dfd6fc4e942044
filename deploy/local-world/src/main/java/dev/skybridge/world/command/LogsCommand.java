package dev.skybridge.world.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows the end of one part's log, or of all. */
@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = "Show logs of one part, or of all.")
final class LogsCommand implements Callable<Integer> {
  @ParentCommand private WorldCommand root = new WorldCommand();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..1", description = "Part, as ./skybridge status names it.")
  private @Nullable String component;

  @Option(names = "-f", description = "Follow until interrupted.")
  private boolean follow;

  @Option(names = "-n", description = "Lines per part.", defaultValue = "100")
  private int lines = 100;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = root.world().layout().logs();
    List<String> files = new ArrayList<>();
    try (Stream<Path> logs = Files.list(folder)) {
      logs.filter(file -> file.toString().endsWith(".log"))
          .filter(
              file -> component == null || file.getFileName().toString().equals(component + ".log"))
          .sorted()
          .forEach(file -> files.add(file.toString()));
    }
    if (files.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "no log of " + component + " in " + folder + "; see ./skybridge status");
    }
    List<String> command = new ArrayList<>(List.of("tail", "-n", String.valueOf(lines)));
    if (follow) {
      command.add("-F");
    }
    command.addAll(files);
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
