package dev.skybridge.operator.traffic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How traffic is steered and how placements are watched. */
@ConfigMapping(prefix = "skybridge.traffic")
public interface TrafficConfig {

  /** Administration URL of each edge, by a name of your choice. */
  Map<String, URI> edges();

  /** File with the token that the edges ask for; none where they ask for none. */
  Optional<Path> edgeTokenFile();

  /** How often each placement is probed. */
  @WithDefault("2s")
  Duration probeInterval();

  /** How long a placement may take to answer a probe. */
  @WithDefault("2s")
  Duration probeDeadline();

  /** How long an edge may take to answer. */
  @WithDefault("2s")
  Duration edgeDeadline();

  /**
   * How much longer than the lease a writer must have been silent before another one may write:
   * covers a pause of the writer's process, and clocks that run at different speeds.
   */
  @WithDefault("5s")
  Duration fenceMargin();
}
