package dev.skybridge.operator.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** How manifests reach the clusters. */
@ConfigMapping(prefix = "skybridge.delivery")
public interface DeliveryConfig {

  /** Through Git and Argo CD ({@code argocd}), or by the operator itself ({@code direct}). */
  @WithDefault("argocd")
  Mode mode();

  /** Name of the operator's own cluster, as Argo CD knows it. */
  @WithDefault("local")
  String localCluster();

  /** Kubeconfig of each further cluster, by its name in Argo CD. */
  Map<String, Path> kubeconfigs();

  /**
   * How long a running container may fail its readiness probe before its workload counts as
   * degraded.
   */
  @WithDefault("30s")
  Duration readinessGrace();

  /** How long one call to a workload cluster may take. */
  @WithDefault("10s")
  Duration callDeadline();

  /** When to try again after something outside could not be reached. */
  @WithDefault("5s")
  Duration retryAfter();

  /** How manifests reach the clusters. */
  enum Mode {
    /** Git and Argo CD. */
    ARGOCD,
    /** Server-side apply by the operator. */
    DIRECT
  }
}
