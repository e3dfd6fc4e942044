package dev.skybridge.operator.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The world that the operator stands in. */
@ConfigMapping(prefix = "skybridge.world")
public interface WorldConfig {
  /** Whether the clouds are simulated; the console then says so on every page. */
  @WithDefault("false")
  boolean simulated();
}
