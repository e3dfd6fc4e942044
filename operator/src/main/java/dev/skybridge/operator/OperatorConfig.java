package dev.skybridge.operator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the operator's reconcilers. */
@ConfigMapping(prefix = "skybridge.operator")
public interface OperatorConfig {
  /** Settings for stacks. */
  Stack stack();

  /** Settings for stacks. */
  interface Stack {
    /** How long one engine operation may take before it is ended with all its processes. */
    @WithDefault("30m")
    Duration operationDeadline();

    /**
     * How often the cloud is compared with what was asked for, where the application does not say.
     */
    @WithDefault("30m")
    Duration inspectEvery();
  }
}
