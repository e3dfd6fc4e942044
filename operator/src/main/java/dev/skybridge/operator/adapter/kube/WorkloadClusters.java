package dev.skybridge.operator.adapter.kube;

import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.delivery.DeliveryConfig;
import dev.skybridge.operator.delivery.DeliveryTarget;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The clusters that workloads run in: the operator's own, and those with a kubeconfig. */
public final class WorkloadClusters implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(WorkloadClusters.class);
  private static final int RETRIES = 2;

  private final Map<String, WorkloadCluster> clusters = new ConcurrentHashMap<>();
  private final KubernetesClient local;
  private final DeliveryConfig config;
  private final ChangeListeners listeners = new ChangeListeners();

  /** Connects to nothing before a cluster is asked for. */
  public WorkloadClusters(KubernetesClient local, DeliveryConfig config) {
    this.local = local;
    this.config = config;
  }

  /** The cluster of that name; empty where nothing says how to reach it. */
  public Optional<WorkloadCluster> find(String name) {
    var known = clusters.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    if (name.equals(config.localCluster())) {
      return Optional.of(clusters.computeIfAbsent(name, n -> open(n, local)));
    }
    var kubeconfig = config.kubeconfigs().get(name);
    return kubeconfig == null ? Optional.empty() : remote(name, kubeconfig);
  }

  /** Why {@link #find} found nothing. */
  public static Problem notFound(String name) {
    return new Problem(
        Reason.NOT_SUPPORTED,
        "cluster "
            + name
            + " is not known to the operator: set skybridge.delivery.kubeconfigs."
            + name
            + ", or place it on another cluster");
  }

  /** Tells of changes in any cluster. */
  public void onChange(Consumer<DeliveryTarget> listener) {
    listeners.add(listener);
  }

  private Optional<WorkloadCluster> remote(String name, Path kubeconfig) {
    try {
      var read = Config.fromKubeconfig(Files.readString(kubeconfig));
      var bounded =
          new ConfigBuilder(read)
              .withRequestTimeout((int) config.callDeadline().toMillis())
              .withRequestRetryBackoffLimit(RETRIES)
              .build();
      return Optional.of(
          clusters.computeIfAbsent(
              name, n -> open(n, new KubernetesClientBuilder().withConfig(bounded).build())));
    } catch (IOException e) {
      LOG.errorf("can't read the kubeconfig of cluster %s: %s", name, e.getMessage());
      return Optional.empty();
    }
  }

  private WorkloadCluster open(String name, KubernetesClient client) {
    return new WorkloadCluster(name, client, config, listeners);
  }

  @Override
  public void close() {
    clusters.values().forEach(WorkloadCluster::close);
  }
}
