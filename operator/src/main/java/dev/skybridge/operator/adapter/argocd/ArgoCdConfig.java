package dev.skybridge.operator.adapter.argocd;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Argo CD's API. */
@ConfigMapping(prefix = "skybridge.argocd")
public interface ArgoCdConfig {

  /** URL of its server. Needed where delivery is by Argo CD. */
  Optional<String> url();

  /** Account that may get, create, update, sync and delete applications of the project. */
  @WithDefault("admin")
  String username();

  /** File with the account's password, read anew for each login. */
  Optional<Path> passwordFile();

  /** File with the certificate authorities to trust, PEM; none: those of the JVM. */
  Optional<Path> caFile();

  /** Namespace of the Application objects. */
  @WithDefault("argocd")
  String namespace();

  /**
   * Project of the applications. Made where it is missing; one that exists is left as it is, so
   * that an administrator can narrow it.
   */
  @WithDefault("skybridge")
  String project();

  /** How long one call may take. */
  @WithDefault("15s")
  Duration callDeadline();

  /** Calls a second at most, after a burst of twice as many. */
  @WithDefault("50")
  int callsPerSecond();

  /** How long the stream of changes may be silent; Argo CD sends a sign of life every 15 s. */
  @WithDefault("45s")
  Duration streamSilence();
}
