package dev.skybridge.model;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads users' own programs from Git. Calls block, at the longest until a deadline of their own,
 * and end with the caller's scope. No credentials of the platform are sent to a user's repository.
 */
public interface ProgramRepository {

  /** The commit that a branch, tag or commit name stands for, as it was a moment ago. */
  Revision resolve(String repository, String revision);

  /**
   * Writes the files of a program into an empty folder: those beside and below a source file, or
   * the jar, under the paths that they have in the repository.
   *
   * @return why it can't; empty where it did
   */
  Optional<Problem> checkOut(ProgramSource program, Path folder);

  /** What a revision stands for. */
  sealed interface Revision {
    /**
     * A commit.
     *
     * @param commit its full name
     */
    record At(String commit) implements Revision {}

    /**
     * It can't be told.
     *
     * @param problem why
     */
    record Unknown(Problem problem) implements Revision {}
  }
}
