package dev.skybridge.operator.adapter.pulumi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Ends processes together with everything that they started. */
final class ProcessTree {
  private static final Duration START_PRECISION = Duration.ofMillis(50);

  private ProcessTree() {}

  /**
   * Asks a process and its descendants to end, and kills after {@code grace} those that have not.
   */
  static void end(ProcessHandle root, Duration grace) {
    var tree = Stream.concat(Stream.of(root), root.descendants()).toList();
    root.destroy();
    if (!ended(tree, grace)) {
      Stream.concat(tree.stream(), root.descendants()).forEach(ProcessHandle::destroyForcibly);
      ended(tree, grace);
    }
    tree.forEach(ProcessHandle::destroyForcibly);
  }

  /**
   * Ends the process that a number named at a time, if it still runs and its program's name starts
   * so: numbers are used again.
   *
   * @return whether there was one
   */
  static boolean endLeftover(long pid, Instant startedAt, String program, Duration grace) {
    var process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    var same =
        process
            .filter(handle -> startedAt(handle, startedAt))
            .filter(handle -> programOf(handle).startsWith(program));
    same.ifPresent(handle -> end(handle, grace));
    return same.isPresent();
  }

  /**
   * Ends the process that took a lock at a time, if it still runs and is that program.
   *
   * @return whether there was one
   */
  static boolean endHolder(long pid, Instant takenAt, String program, Duration grace) {
    var same =
        ProcessHandle.of(pid)
            .filter(ProcessHandle::isAlive)
            .filter(handle -> programOf(handle).equals(program))
            .filter(handle ->
                handle.info().startInstant().map(start -> start.isBefore(takenAt)).orElse(false));
    same.ifPresent(handle -> end(handle, grace));
    return same.isPresent();
  }

  /** When a process started; now, where the system does not say. */
  static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElseGet(Instant::now);
  }

  private static String programOf(ProcessHandle handle) {
    return handle
        .info()
        .command()
        .map(command -> command.substring(command.lastIndexOf('/') + 1))
        .orElse("");
  }

  private static boolean startedAt(ProcessHandle handle, Instant startedAt) {
    return handle
        .info()
        .startInstant()
        .map(start -> Duration.between(start, startedAt).abs().compareTo(START_PRECISION) <= 0)
        .orElse(false);
  }

  private static boolean ended(List<ProcessHandle> tree, Duration grace) {
    var all =
        CompletableFuture.allOf(
            tree.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
    try {
      all.get(grace.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for a process can't fail", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
