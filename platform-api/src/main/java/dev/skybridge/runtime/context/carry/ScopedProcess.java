package dev.skybridge.runtime.context.carry;

import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.context.Timer;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A process that does not outlive the scope it was started in, nor does anything that it started:
 * as the scope ends the process is asked to end (TERM), and after a grace what is left of the tree
 * is killed. A process that detaches itself while its parents are gone already (a daemon) is not
 * seen.
 */
public final class ScopedProcess implements AutoCloseable {
  private final Scope scope;
  private final Process process;
  private final Duration grace;
  private final Timer.Timeout atEnd;
  private volatile Set<ProcessHandle> tree;
  private volatile Timer.@Nullable Timeout killing;

  private ScopedProcess(Scope scope, Process process, Duration grace) {
    this.scope = scope;
    this.process = process;
    this.grace = grace;
    this.tree = Set.of(process.toHandle());
    this.atEnd = scope.onEnd(this::beginToEnd);
  }

  /**
   * Starts a process in a scope.
   *
   * @param grace how long the tree has between TERM and KILL
   * @throws IOException where it doesn't start
   * @throws dev.skybridge.runtime.context.CancelledException where the scope has ended
   */
  public static ScopedProcess start(Scope scope, ProcessBuilder builder, Duration grace)
      throws IOException {
    scope.checkpoint();
    return scope.register(new ScopedProcess(scope, builder.start(), grace));
  }

  /** The process. */
  public Process process() {
    return process;
  }

  /**
   * Waits for the process to end by itself.
   *
   * @return its exit code
   * @throws dev.skybridge.runtime.context.CancelledException where the scope ended before it
   */
  public int await() throws InterruptedException {
    var code = process.waitFor();
    if (code != 0) {
      scope.checkpoint(); // then the code is our own signal's
    }
    return code;
  }

  /** On the thread that ends the scope, so without waiting. */
  private void beginToEnd() {
    var seen = ProcessTree.members(tree);
    tree = seen;
    process.toHandle().destroy();
    killing = scope.timer().after(grace, () -> ProcessTree.kill(seen));
  }

  /** Ends the process and what it started, if they still run, and returns when they have ended. */
  @Override
  public void close() {
    atEnd.cancel();
    ProcessTree.end(process, tree, grace);
    var set = killing;
    if (set != null) {
      set.cancel(); // a number of the tree may soon be another's
    }
  }
}
