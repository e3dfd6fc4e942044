package dev.skybridge.operator.adapter.git;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

record TestGitConfig(
    Optional<String> url, Optional<Path> passwordFile, Path cacheDirectory, Duration freshness)
    implements GitConfig {

  static TestGitConfig of(String url, Path cacheDirectory) {
    return new TestGitConfig(
        Optional.of(url), Optional.empty(), cacheDirectory, Duration.ofSeconds(30));
  }

  @Override
  public Optional<String> readUrl() {
    return Optional.empty();
  }

  @Override
  public String username() {
    return "skybridge";
  }

  @Override
  public String branch() {
    return "main";
  }

  @Override
  public Duration deadline() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Duration silence() {
    return Duration.ofSeconds(2);
  }

  @Override
  public int callsPerSecond() {
    return 1000;
  }
}
