package dev.skybridge.operator.adapter.git;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What is read of users' repositories.
 *
 * @param repositories URLs, or beginnings of URLs, that may be read
 * @param cache folder for bare clones
 * @param deadline for one look at a repository
 * @param silence of a connection
 * @param freshness how long an answer is good
 * @param maxBytes of a clone, and of a program's files
 */
public record ProgramLimits(
    List<String> repositories,
    Path cache,
    Duration deadline,
    Duration silence,
    Duration freshness,
    long maxBytes) {
  /** Copies the list. */
  public ProgramLimits {
    repositories = List.copyOf(repositories);
  }

  /** As configured. */
  public static ProgramLimits of(ProgramsConfig config) {
    return new ProgramLimits(
        config.repositories().orElse(List.of()),
        config.cacheDirectory(),
        config.deadline(),
        config.silence(),
        config.freshness(),
        config.maxMebibytes() * (1L << 20));
  }

  /** Whether a repository may be read. */
  boolean allows(String repository) {
    return !repository.contains("/../")
        && !repository.contains("%")
        && repositories.stream()
            .anyMatch(allowed ->
                repository.equals(allowed)
                    || repository.startsWith(allowed.endsWith("/") ? allowed : allowed + "/"));
  }
}
