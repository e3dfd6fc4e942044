package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.operator.adapter.store.OperationLog;
import dev.skybridge.runtime.context.carry.ProcessTree;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * What an operator that was killed leaves behind: an engine process, and a lock in the engine's
 * state. Only to be called while no operation of the stack runs here.
 */
final class Leftovers {
  private static final Logger LOG = Logger.getLogger(Leftovers.class);
  private static final Duration GRACE = Duration.ofMillis(1500);

  private static final String PLUGIN = "pulumi-resource-";

  private final String program;
  private final EngineState state;
  private final OperationLog operations;

  Leftovers(PulumiSettings settings, EngineState state, OperationLog operations) {
    this.program = String.valueOf(settings.executable().getFileName());
    this.state = state;
    this.operations = operations;
  }

  /** Ends leftover engines of a stack, then removes their locks. */
  void end(EngineStack stack) {
    for (var unfinished : operations.unfinished(stack.name())) {
      if (ProcessTree.endLeftover(unfinished.pid(), unfinished.pidStarted(), program, GRACE)) {
        LOG.infof("ended the engine of %s that an earlier operator left", stack.name());
      }
      if (ProcessTree.endLeftover(
          unfinished.pluginPid(), unfinished.pluginStarted(), PLUGIN, GRACE)) {
        LOG.infof("ended the provider of %s that an earlier operator left", stack.name());
      }
      operations.abandoned(unfinished.operation());
    }
    for (var lock : state.locks(stack)) {
      // The engine may have been started without having been noted: its lock names it too.
      if (lock.host().equals(operations.host())
          && ProcessTree.endHolder(lock.pid(), lock.takenAt(), program, GRACE)) {
        LOG.infof("ended the engine that held the lock of %s", stack.name());
      }
    }
    int removed = state.unlock(stack);
    if (removed > 0) {
      LOG.infof("removed %d locks that a dead engine left on %s", removed, stack.name());
    }
  }
}
