package dev.skybridge.benchmarks.stress;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jcstress.Main;
import org.openjdk.jcstress.infra.runners.TestList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks for interleavings that the lock-free parts do not survive, by jcstress. */
@Command(
    name = "stress",
    mixinStandardHelpOptions = true,
    description =
        "Looks for interleavings that the lock-free parts do not survive, by jcstress. Fails where"
            + " one is found.")
public final class StressCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--quick", description = "about a minute: one fork, one iteration a test")
  private boolean quick;

  @Option(names = "--test", description = "pattern of the tests to run (all)")
  private String test = "dev.skybridge.*";

  @Option(names = "--output", description = "folder of jcstress's report (${DEFAULT-VALUE})")
  private Path output = Path.of("deploy", "benchmarks", "target", "jcstress");

  @Override
  public Integer call() throws Exception {
    if (tests().isEmpty()) {
      throw new ParameterException(spec.commandLine(), "No test is like " + test);
    }
    Files.createDirectories(output);
    // In a process of its own, for it leaves a file where it is started. It fails where a test
    // does.
    return new ProcessBuilder(command()).directory(output.toFile()).inheritIO().start().waitFor();
  }

  private List<String> command() {
    var classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    var command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", classPath));
    command.add(Main.class.getName());
    command.addAll(List.of("-t", test, "-r", "."));
    if (quick) {
      // Compiled and not, but not each actor in each mode: that would be four times as many forks.
      command.addAll(List.of("-m", "quick", "-f", "1", "-fsm", "1", "-iters", "1"));
      command.addAll(List.of("-time", "500", "-sc", "false"));
    }
    return command;
  }

  /** Those that the pattern finds; jcstress would pass without any. */
  List<String> tests() {
    var pattern = Pattern.compile(test);
    return TestList.tests().stream().filter(name -> pattern.matcher(name).find()).toList();
  }
}
