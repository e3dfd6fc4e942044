package dev.skybridge.operator.adapter.git;

import dev.skybridge.model.Problem;

/** How a write to the config repository ended. */
public sealed interface WriteOutcome {

  /**
   * The repository holds the change.
   *
   * @param commit the last one that touched its paths
   * @param written whether a commit was made for it now
   */
  record Held(String commit, boolean written) implements WriteOutcome {}

  /**
   * It does not.
   *
   * @param problem why
   */
  record Failed(Problem problem) implements WriteOutcome {}
}
