package dev.skybridge.operator.traffic;

import dev.skybridge.model.Problem;

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
   */
  record Grant(String to, int epoch) implements WriterStep {}

  /**
   * Nothing can be done yet.
   *
   * @param problem why
   * @param meanwhile placement that goes on writing; empty where none does
   */
  record Await(Problem problem, java.util.Optional<String> meanwhile) implements WriterStep {}
}
