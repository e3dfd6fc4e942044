package dev.skybridge.gate;

import java.util.Optional;

/** Does what the right to write asks for, in the background. */
interface Work {
  /** How far it is. */
  Progress progress();

  /** Begins a task, unless it is begun, done or given up already. Called with each renewal. */
  void want(Task task);

  /** Ends what is going on. */
  void end();

  /** The work of a gate that makes no copies. */
  static Work none() {
    return new Work() {
      private Optional<String> problem = Optional.empty();

      @Override
      public synchronized Progress progress() {
        return Progress.none(problem);
      }

      @Override
      public synchronized void want(Task task) {
        problem =
            task instanceof Task.Restore restore
                ? Optional.of(
                    "copy "
                        + restore.key()
                        + " is to be restored, but the gate was started without --copy-to")
                : Optional.empty();
      }

      @Override
      public void end() {}
    };
  }
}
