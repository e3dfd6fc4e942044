package dev.skybridge.benchmarks.run;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process for each run, so that no run profits or suffers from what another left in the JVM. */
public final class Child {
  private static final JsonMapper JSON = new JsonMapper();

  private Child() {}

  /** The command line of this program in a JVM of its own. */
  public static List<String> java(List<String> jvmArguments, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(jvmArguments);
    command.add("dev.skybridge.benchmarks.BenchmarksCommand");
    command.addAll(arguments);
    return command;
  }

  /** All threads of the command on that core, unless they say otherwise themselves. */
  public static List<String> onCore(int core, List<String> command) {
    if (core < 0 || !Path.of("/usr/bin/taskset").toFile().canExecute()) {
      return command;
    }
    var bound = new ArrayList<>(List.of("taskset", "-c", String.valueOf(core)));
    bound.addAll(command);
    return bound;
  }

  /**
   * Runs it to its end and reads the JSON that it prints.
   *
   * @throws IOException where it fails, prints something else, or is not done in time; it is ended
   *     then
   */
  public static <T> T figures(List<String> command, Class<T> type, Duration atMost)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      // A line of figures fits the pipe: the process does not wait for its reader.
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("not done within " + atMost + ": " + command);
      }
      var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.exitValue() != 0) {
        throw new IOException(
            "failed with " + process.exitValue() + ": " + command + "\n" + printed);
      }
      return JSON.readValue(printed, type);
    } finally {
      process.destroyForcibly();
    }
  }
}
