package dev.skybridge.operator.adapter.pulumi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs the engine's program to its end, or ends it with everything that it started. */
final class EngineProcess {
  private static final Duration GRACE = Duration.ofMillis(1500);
  private static final int TAIL_CHARACTERS = 2000;

  private EngineProcess() {}

  /**
   * Runs one command.
   *
   * @param program the engine
   * @param workspace where it runs
   * @param deadline after which it is ended
   * @param started hears of the process as soon as there is one
   */
  static Ended run(
      Path program,
      EngineCommand command,
      StackWorkspace workspace,
      Duration deadline,
      Consumer<ProcessHandle> started) {
    var line = new java.util.ArrayList<String>();
    line.add(program.toString());
    line.addAll(command.arguments());
    var builder =
        new ProcessBuilder(line)
            .directory(workspace.folder().toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(workspace.errors().toFile());
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    Process process;
    try {
      process = builder.start();
      process.getOutputStream().close();
    } catch (IOException e) {
      return new Ended.NotStarted("the engine does not start: " + e.getMessage());
    }
    try {
      started.accept(process.toHandle());
      if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Ended.DeadlinePassed();
      }
      return process.exitValue() == 0
          ? new Ended.Well()
          : new Ended.Badly(process.exitValue(), tail(workspace.errors()));
    } catch (InterruptedException e) {
      return new Ended.Interrupted(); // the caller interrupts itself again when all is put away
    } finally {
      ProcessTree.end(process.toHandle(), GRACE);
    }
  }

  private static String tail(Path file) {
    try {
      var text = Files.readString(file);
      return text.substring(Math.max(0, text.length() - TAIL_CHARACTERS));
    } catch (IOException e) {
      throw new UncheckedIOException("the engine's standard error can't be read", e);
    }
  }

  /** How a run ended. */
  sealed interface Ended {
    /** With exit code 0. */
    record Well() implements Ended {}

    /**
     * With another exit code.
     *
     * @param exitCode the code
     * @param errors the end of its standard error; may hold what a log must not
     */
    record Badly(int exitCode, String errors) implements Ended {}

    /** By us, at the deadline. */
    record DeadlinePassed() implements Ended {}

    /** By us, since the calling thread was interrupted. */
    record Interrupted() implements Ended {}

    /**
     * It never ran.
     *
     * @param message why
     */
    record NotStarted(String message) implements Ended {}
  }
}
