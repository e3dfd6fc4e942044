package dev.skybridge.operator.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The console's API. */
@ConfigMapping(prefix = "skybridge.console")
public interface ConsoleConfig {
  /**
   * How long a call may take; less where the caller says so by {@code grpc-timeout}. Streams have
   * no deadline.
   */
  @WithDefault("30s")
  Duration callDeadline();

  /** How long a call waits for the caches to be filled for the first time. */
  @WithDefault("10s")
  Duration cacheDeadline();

  /** How often a stream of changes sends a sign of life where nothing changes. */
  @WithDefault("15s")
  Duration heartbeat();

  /** Deadline for a client to take one event of a stream. */
  @WithDefault("10s")
  Duration eventDeadline();

  /** Changes that are kept for clients that come back. */
  @WithDefault("4096")
  int changeHistory();

  /** Most streams of changes open at once. */
  @WithDefault("500")
  int maxStreams();

  /** Nodes of a graph, past which the resources of a placement are drawn as one. */
  @WithDefault("120")
  int nodeBudget();
}
