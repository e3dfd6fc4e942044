package dev.skybridge.operator.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Settings of leak detection and diagnostics. */
@ConfigMapping(prefix = "skybridge.diagnostics")
public interface DiagnosticsConfig {
  /** A task that runs for less is never overdue. */
  @WithDefault("30s")
  Duration floor();

  /**
   * Floors of single origins of tasks, by name; for what may take longer from the first time on.
   */
  Map<String, Duration> expected();

  /** Whether the JDK's flight recorder runs along. */
  @WithDefault("true")
  boolean flight();
}
