package dev.skybridge.operator.traffic;

import dev.skybridge.model.Problem;
import java.util.Optional;

/** What is done about the right to write. */
sealed interface WriterStep {
  /** Nothing: each placement writes what is its own. */
  record Unfenced() implements WriterStep {}

  /**
   * The holder goes on.
   *
   * @param holder placement
   */
  record Keep(String holder) implements WriterStep {}

  /**
   * It is given for the first time.
   *
   * @param to placement
   */
  record Create(String to) implements WriterStep {}

  /**
   * The holder is asked to give it back.
   *
   * @param holder placement
   * @param to placement that gets it then
   */
  record AskBack(String holder, String to) implements WriterStep {}

  /**
   * It is given to another one: the one before has stopped.
   *
   * @param to placement
   * @param epoch times that it was given, this time included
   * @param restore copy that has to be in place there first; empty where it begins with what it has
   * @param loss what it will not find; empty where nothing, or where that is not known
   */
  record Grant(String to, int epoch, Optional<LeaseData.Copy> restore, Optional<Loss> loss)
      implements WriterStep {}

  /**
   * Nothing can be done yet.
   *
   * @param problem why
   * @param meanwhile placement that goes on writing; empty where none does
   * @param loss what another one would not find; empty where nothing, or where that is not known
   */
  record Await(Problem problem, Optional<String> meanwhile, Optional<Loss> loss)
      implements WriterStep {
    /** Nothing would be lost. */
    Await(Problem problem, Optional<String> meanwhile) {
      this(problem, meanwhile, Optional.empty());
    }
  }
}
