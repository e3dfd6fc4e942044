package dev.skybridge.operator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Settings of the operator's reconcilers. */
@ConfigMapping(prefix = "skybridge.operator")
public interface OperatorConfig {
  /** Settings for stacks. */
  Stack stack();

  /** Settings for accounts. */
  Account account();

  /**
   * User names under which manifests from reviewed branches are applied, such as Argo CD's
   * application controller. An Approval that they bring was approved by the review of its merge.
   */
  Optional<Set<String>> deliverers();

  /**
   * File with list prices, CSV with the columns {@code
   * provider,region,sku,price,per,currency,source}; without it no plan says what it costs. Read
   * once, at the start.
   */
  Optional<Path> priceList();

  /** Settings for accounts. */
  interface Account {
    /** Whether accounts are looked through for orphans, by the clouds' own APIs. */
    @WithDefault("true")
    boolean findOrphans();

    /** How often an account is looked through. */
    @WithDefault("1h")
    Duration orphansEvery();

    /** How long an object must have been seen without an owner to count as an orphan. */
    @WithDefault("15m")
    Duration orphanAge();
  }

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
