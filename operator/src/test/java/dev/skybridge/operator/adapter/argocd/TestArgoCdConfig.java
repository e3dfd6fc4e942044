package dev.skybridge.operator.adapter.argocd;

import dev.skybridge.operator.delivery.TestWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

record TestArgoCdConfig(Optional<String> url, Optional<Path> passwordFile, Duration streamSilence)
    implements ArgoCdConfig {

  static TestArgoCdConfig ofWorld() {
    return new TestArgoCdConfig(
        Optional.of("http://127.0.0.1:" + TestWorld.port("argocd-server")),
        Optional.of(TestWorld.folder().resolve("secrets/argocd-admin")),
        Duration.ofSeconds(45));
  }

  @Override
  public String username() {
    return "admin";
  }

  @Override
  public Optional<Path> caFile() {
    return Optional.empty();
  }

  @Override
  public String namespace() {
    return "argocd";
  }

  @Override
  public String project() {
    return "skybridge";
  }

  @Override
  public Duration callDeadline() {
    return Duration.ofSeconds(15);
  }

  @Override
  public int callsPerSecond() {
    return 1000;
  }
}
