package dev.skybridge.model;

import org.jspecify.annotations.Nullable;

/**
 * A user's own Pulumi program as it was at one moment.
 *
 * @param repository Git URL
 * @param commit full name of the commit
 * @param path file in it: a jar or a Java source file
 * @param mainClass class with the {@code main} method; null where the file says it
 */
public record ProgramSource(
    String repository, String commit, String path, @Nullable String mainClass) {

  /** Whether it is compiled before it runs. */
  public boolean isSource() {
    return path.endsWith(".java");
  }

  @Override
  public String toString() {
    return path + " at " + commit + " of " + repository;
  }
}
