package dev.skybridge.operator.stack;

import dev.skybridge.crd.Application;
import java.util.Optional;

/** Finds out which Git commit brought an Application to the cluster. */
@FunctionalInterface
public interface CommitSource {

  /**
   * The commit, as its hash; empty where the Application does not come from Git, or where that
   * can't be found out now. Takes no longer than a call may take.
   */
  Optional<String> commitOf(Application application);
}
