package dev.skybridge.runtime.context;

import java.time.Duration;

/** Why a scope ended. */
public sealed interface Cause {
  /**
   * Its time was up.
   *
   * @param allowed how long it had
   */
  record DeadlinePassed(Duration allowed) implements Cause {
    @Override
    public String toString() {
      return "deadline of " + allowed.toMillis() + " ms passed";
    }
  }

  /**
   * Somebody no longer wants its result.
   *
   * @param who a person, or the part of the program
   */
  record CancelledBy(String who) implements Cause {
    @Override
    public String toString() {
      return "cancelled by " + who;
    }
  }

  /** The process is about to end. */
  record Shutdown() implements Cause {
    @Override
    public String toString() {
      return "shutdown";
    }
  }

  /** Its work was done and it was closed. */
  record Closed() implements Cause {
    @Override
    public String toString() {
      return "closed";
    }
  }

  /**
   * The scope around it ended.
   *
   * @param parent name of the scope around it
   * @param cause why that one ended
   */
  record ParentEnded(String parent, Cause cause) implements Cause {
    @Override
    public String toString() {
      return cause + " (" + parent + ")";
    }
  }

  /** The cause at the top of the tree: of a {@link ParentEnded} the parent's, else this. */
  default Cause root() {
    return this instanceof ParentEnded(_, var cause) ? cause.root() : this;
  }
}
