package dev.skybridge.operator.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The defaults. */
public record TestDeliveryConfig() implements DeliveryConfig {
  @Override
  public Mode mode() {
    return Mode.DIRECT;
  }

  @Override
  public String localCluster() {
    return "local";
  }

  @Override
  public Map<String, Path> kubeconfigs() {
    return Map.of();
  }

  @Override
  public Duration readinessGrace() {
    return Duration.ofSeconds(30);
  }

  @Override
  public Duration callDeadline() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Duration retryAfter() {
    return Duration.ofSeconds(5);
  }
}
