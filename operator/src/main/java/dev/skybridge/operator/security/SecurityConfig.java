package dev.skybridge.operator.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long answers of the Kubernetes API about users are believed. */
@ConfigMapping(prefix = "skybridge.security")
public interface SecurityConfig {
  /** How long a token that was accepted is not asked about again. */
  @WithDefault("60s")
  Duration tokenLifetime();

  /** How long a token that was refused is not asked about again. */
  @WithDefault("5s")
  Duration refusalLifetime();

  /** How long an answer about a permission is believed. */
  @WithDefault("30s")
  Duration permissionLifetime();

  /** Deadline of one review by the API server. */
  @WithDefault("5s")
  Duration reviewDeadline();

  /** Most tokens, and most permissions, that are remembered. */
  @WithDefault("10000")
  int cacheSize();
}
