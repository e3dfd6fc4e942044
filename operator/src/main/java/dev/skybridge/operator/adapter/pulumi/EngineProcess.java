package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.runtime.context.CancelledException;
import dev.skybridge.runtime.context.Cause;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.context.carry.ScopedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Consumer;

/** Runs the engine's program to its end, or ends it with everything that it started. */
final class EngineProcess {
  /** From TERM to KILL; with it, a tree that ignores TERM is gone within two seconds. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static final int TAIL_CHARACTERS = 2000;

  private EngineProcess() {}

  /**
   * Runs one command, in the current scope where there is one.
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
    var line = new ArrayList<String>();
    line.add(program.toString());
    line.addAll(command.arguments());
    var builder =
        new ProcessBuilder(line)
            .directory(workspace.folder().toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(workspace.errors().toFile());
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    var around = Scope.current().orElseGet(() -> Scope.root("engine"));
    var allowed = deadline.isNegative() ? Duration.ZERO : deadline;
    try (var scope = around.child("engine", allowed)) {
      return scope.call(() -> run(scope, builder, workspace, started));
    } catch (CancelledException e) {
      return switch (e.reason().root()) {
        case Cause.DeadlinePassed _ -> new Ended.DeadlinePassed();
        case Cause.CancelledBy _, Cause.Shutdown _, Cause.Closed _, Cause.ParentEnded _ ->
            new Ended.Interrupted();
      };
    } catch (InterruptedException e) {
      return new Ended.Interrupted(); // the caller interrupts itself again when all is put away
    }
  }

  private static Ended run(
      Scope scope,
      ProcessBuilder builder,
      StackWorkspace workspace,
      Consumer<ProcessHandle> started)
      throws InterruptedException {
    ScopedProcess engine;
    try {
      engine = ScopedProcess.start(scope, builder, GRACE);
      engine.process().getOutputStream().close();
    } catch (IOException e) {
      return new Ended.NotStarted("the engine does not start: " + e.getMessage());
    }
    started.accept(engine.process().toHandle());
    var code = engine.await();
    return code == 0 ? new Ended.Well() : new Ended.Badly(code, tail(workspace.errors()));
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

    /** By us, since the calling thread was interrupted or its scope ended. */
    record Interrupted() implements Ended {}

    /**
     * It never ran.
     *
     * @param message why
     */
    record NotStarted(String message) implements Ended {}
  }
}
