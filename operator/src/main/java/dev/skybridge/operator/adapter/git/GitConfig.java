package dev.skybridge.operator.adapter.git;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The config repository. */
@ConfigMapping(prefix = "skybridge.git")
public interface GitConfig {

  /** URL that the operator writes to, http or https. Needed where delivery is by Argo CD. */
  Optional<String> url();

  /** URL that Argo CD reads from; the same as {@link #url()} by default. */
  Optional<String> readUrl();

  /** User of the repository. */
  @WithDefault("skybridge")
  String username();

  /** File with the user's password or token, read anew for each connection; none: anonymous. */
  Optional<Path> passwordFile();

  /** Branch that is written and delivered. */
  @WithDefault("main")
  String branch();

  /** Folder for the bare clone; made anew when it is missing or broken. */
  @WithDefault("${java.io.tmpdir}/skybridge-git")
  Path cacheDirectory();

  /** How long one write may take, with everything waiting before it. */
  @WithDefault("30s")
  Duration deadline();

  /** Fetches and pushes a second at most, after a burst of twice as many. */
  @WithDefault("10")
  int callsPerSecond();

  /** How long a connection may be silent. */
  @WithDefault("10s")
  Duration silence();

  /** How old the knowledge of the remote branch may be when nothing is to be written. */
  @WithDefault("30s")
  Duration freshness();
}
