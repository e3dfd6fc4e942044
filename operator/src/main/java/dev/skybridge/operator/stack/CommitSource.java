package dev.skybridge.operator.stack;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;

/** Finds out which Git commit brought an object to the cluster. */
@FunctionalInterface
public interface CommitSource {

  /**
   * The commit; empty where the object does not come from Git, or where that can't be found out
   * now. Takes no longer than two calls may take.
   */
  Optional<GitCommit> commitOf(HasMetadata object);
}
