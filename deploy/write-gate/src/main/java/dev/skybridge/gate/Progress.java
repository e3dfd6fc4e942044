package dev.skybridge.gate;

import dev.skybridge.gate.copy.Copy;
import java.util.Optional;

/**
 * How far the work on the database is.
 *
 * @param copies whether this gate can make and restore copies
 * @param latest copy that was made by this gate
 * @param closed whether nothing was written after the latest one
 * @param lastCopied epoch whose last copy was made, or given up
 * @param restored what was put in place by this gate
 * @param problem why the last try failed
 */
record Progress(
    boolean copies,
    Optional<Copy> latest,
    boolean closed,
    Optional<Integer> lastCopied,
    Optional<Task.Restore> restored,
    Optional<String> problem) {
  /** Of a gate that makes no copies. */
  static Progress none(Optional<String> problem) {
    return new Progress(
        false, Optional.empty(), false, Optional.empty(), Optional.empty(), problem);
  }

  boolean restored(Task.Restore wanted) {
    return restored.filter(wanted::equals).isPresent();
  }
}
