package dev.skybridge.acceptance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs with a deadline. */
public final class Programs {
  /**
   * How a program ended.
   *
   * @param exit code
   * @param text of both outputs
   */
  public record Ended(int exit, String text) {
    /** Whether the code is 0. */
    public boolean succeeded() {
      return exit == 0;
    }
  }

  private Programs() {}

  /** Runs it to its end, with text on its standard input. */
  public static Ended run(
      List<String> command, Map<String, String> environment, String input, Duration deadline) {
    try {
      Path output = Files.createTempFile("skybridge-acceptance", ".out");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var stdin = process.getOutputStream()) {
          stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly();
          throw new IllegalStateException(
              command.getFirst() + " did not end in " + deadline + ": " + Files.readString(output));
        }
        return new Ended(process.exitValue(), Files.readString(output));
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + command.getFirst(), e);
    }
  }
}
