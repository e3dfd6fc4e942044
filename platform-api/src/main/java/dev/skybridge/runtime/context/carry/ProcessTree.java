package dev.skybridge.runtime.context.carry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Ends processes together with everything that they started. */
public final class ProcessTree {
  private static final Duration START_PRECISION = Duration.ofMillis(50);
  private static final Duration LOOK_EACH = Duration.ofMillis(10);
  private static final Duration KILL_TAKES_AT_MOST = Duration.ofSeconds(5);

  private ProcessTree() {}

  /**
   * Asks a process to end, and kills after {@code grace} what is left of it and its descendants.
   * Returns when all have ended. An interrupt is kept for the caller: to put a tree away must not
   * be given up halfway.
   */
  public static void end(ProcessHandle root, Duration grace) {
    end(root, Set.of(root), grace);
  }

  /**
   * As above, for a process of our own: on return it also says of itself that it has ended, and has
   * its exit code.
   */
  public static void end(Process root, Duration grace) {
    end(root, Set.of(root.toHandle()), grace);
  }

  /** As above; of the tree, some members are known, even where their parents have gone. */
  static void end(Process root, Set<ProcessHandle> known, Duration grace) {
    end(root.toHandle(), known, grace);
    // The JDK's own thread fetches the exit code a moment after the process has ended.
    var end = System.nanoTime() + KILL_TAKES_AT_MOST.toNanos();
    var interrupted = false;
    while (root.isAlive() && System.nanoTime() < end) {
      try {
        root.waitFor(end - System.nanoTime(), NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void end(ProcessHandle root, Set<ProcessHandle> known, Duration grace) {
    var tree = members(known);
    root.destroy();
    if (!ended(tree, grace)) {
      ended(kill(tree), KILL_TAKES_AT_MOST);
    }
  }

  /** Kills what was a tree, and what its members have started since. */
  static Set<ProcessHandle> kill(Collection<ProcessHandle> tree) {
    var all = members(tree);
    all.forEach(ProcessHandle::destroyForcibly);
    // A member may have started another between being seen and being killed; now it can't.
    var late = members(all);
    late.forEach(ProcessHandle::destroyForcibly);
    return late;
  }

  /** The processes and all that descends from them; one that has ended has no descendants. */
  static Set<ProcessHandle> members(Collection<ProcessHandle> roots) {
    var all = new LinkedHashSet<>(roots);
    roots.stream().flatMap(ProcessHandle::descendants).forEach(all::add);
    return all;
  }

  /**
   * Ends the process that a number named at a time, if it still runs and its program's name starts
   * so: numbers are used again.
   *
   * @return whether there was one
   */
  public static boolean endLeftover(long pid, Instant startedAt, String program, Duration grace) {
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
  public static boolean endHolder(long pid, Instant takenAt, String program, Duration grace) {
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
  public static Instant startOf(ProcessHandle process) {
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

  private static boolean ended(Collection<ProcessHandle> tree, Duration within) {
    var end = System.nanoTime() + within.toNanos();
    var interrupted = false;
    var running = tree.stream().anyMatch(ProcessTree::runs);
    while (running && System.nanoTime() < end) {
      // Nothing tells of the end of a process that is not our child; the JDK looks each 300 ms.
      LockSupport.parkNanos(LOOK_EACH.toNanos());
      interrupted |= Thread.interrupted();
      running = tree.stream().anyMatch(ProcessTree::runs);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !running;
  }

  /**
   * Whether a process runs. A killed one whose new parent has not asked for its exit code yet is
   * alive by {@link ProcessHandle#isAlive}, but runs no more ({@code Z} in its {@code stat}, see
   * proc(5)).
   */
  static boolean runs(ProcessHandle process) {
    if (!process.isAlive()) {
      return false;
    }
    try {
      var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"), ISO_8859_1);
      var state = stat.charAt(stat.lastIndexOf(')') + 2);
      return state != 'Z' && state != 'X';
    } catch (IOException e) {
      return process.isAlive(); // it has just gone, or the system has no such files
    }
  }
}
