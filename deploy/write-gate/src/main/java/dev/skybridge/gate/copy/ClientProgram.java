package dev.skybridge.gate.copy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs one of PostgreSQL's client programs at a time, with a deadline. */
final class ClientProgram {
  private static final int MESSAGE = 300;

  private final Duration deadline;
  private final AtomicReference<@Nullable Process> running = new AtomicReference<>();

  ClientProgram(Duration deadline) {
    this.deadline = deadline;
  }

  /** Takes what a program writes. */
  interface Output<T> {
    T take(InputStream output) throws IOException;
  }

  /**
   * Runs one to its end.
   *
   * @throws CopyFailed where it fails or takes too long, with its own first error line: the lines
   *     after that may show data
   */
  <T> T run(List<String> command, Map<String, String> environment, Output<T> output)
      throws CopyFailed {
    var name = Path.of(command.getFirst()).getFileName().toString();
    try {
      var errors = Files.createTempFile(name, ".err");
      try {
        var builder = new ProcessBuilder(command).redirectError(errors.toFile());
        var path = System.getenv("PATH");
        builder.environment().clear();
        if (path != null) {
          builder.environment().put("PATH", path);
        }
        builder.environment().putAll(environment);
        var process = builder.start();
        running.set(process);
        try {
          return finish(name, process, errors, output);
        } finally {
          running.set(null);
          process.destroyForcibly();
        }
      } finally {
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new CopyFailed(name + " could not be run: " + e.getMessage(), e);
    }
  }

  private <T> T finish(String name, Process process, Path errors, Output<T> output)
      throws IOException, CopyFailed {
    var late = new java.util.concurrent.atomic.AtomicBoolean();
    var watch =
        Thread.ofVirtual()
            .name("deadline of " + name)
            .start(() -> {
              try {
                if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                  late.set(true);
                  process.destroyForcibly();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    try {
      process.getOutputStream().close();
      var taken = output.take(process.getInputStream());
      var exit = process.waitFor();
      if (late.get()) {
        throw new CopyFailed(name + " did not end within " + deadline.toSeconds() + " s");
      }
      if (exit != 0) {
        throw new CopyFailed(name + " failed: " + firstError(errors));
      }
      return taken;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CopyFailed(name + " was interrupted");
    } finally {
      watch.interrupt();
    }
  }

  private static String firstError(Path errors) throws IOException {
    try (var in = Files.newInputStream(errors)) {
      var text = new String(in.readNBytes(CHUNK), StandardCharsets.UTF_8);
      var line =
          text.lines()
              .filter(one -> one.contains("error:"))
              .findFirst()
              .orElse("it was ended, or said nothing");
      return line.length() > MESSAGE ? line.substring(0, MESSAGE) : line;
    }
  }

  private static final int CHUNK = 16 * 1024;

  /** Ends the one that runs, if any does. */
  void interrupt() {
    var process = running.get();
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
