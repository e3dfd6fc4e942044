package dev.skybridge.operator;

import dev.skybridge.operator.adapter.argocd.ArgoCdConfig;
import dev.skybridge.operator.adapter.argocd.ArgoCdDelivery;
import dev.skybridge.operator.adapter.argocd.SyncedCommits;
import dev.skybridge.operator.adapter.git.ConfigRepository;
import dev.skybridge.operator.adapter.git.GitConfig;
import dev.skybridge.operator.adapter.kube.DirectDelivery;
import dev.skybridge.operator.adapter.kube.WorkloadClusters;
import dev.skybridge.operator.delivery.Delivery;
import dev.skybridge.operator.delivery.DeliveryConfig;
import dev.skybridge.operator.stack.CommitSource;
import dev.skybridge.runtime.context.Scope;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/** Chooses how manifests are delivered. */
@ApplicationScoped
public class DeliveryBeans {

  /** The clusters that run workloads. */
  @Produces
  @Singleton
  public WorkloadClusters clusters(KubernetesClient client, DeliveryConfig config) {
    return new WorkloadClusters(client, config);
  }

  /**
   * The delivery of {@code skybridge.delivery.mode}.
   *
   * @throws IllegalArgumentException where Argo CD or the config repository is not configured
   */
  @Produces
  @Singleton
  public Delivery delivery(
      DeliveryConfig config,
      GitConfig git,
      ArgoCdConfig argo,
      WorkloadClusters clusters,
      InstantSource clock,
      Scope scope) {
    return switch (config.mode()) {
      case DIRECT -> new DirectDelivery(clusters, config, clock);
      case ARGOCD -> {
        var url =
            git.url().orElseThrow(() -> new IllegalArgumentException("set skybridge.git.url"));
        yield new ArgoCdDelivery(
            argo,
            config,
            new ConfigRepository(git, clock, scope),
            git.readUrl().orElse(url),
            git.branch(),
            clusters,
            clock,
            scope);
      }
    };
  }

  /** Where the commits of Applications are known: at Argo CD, where there is one. */
  @Produces
  @Singleton
  public CommitSource commits(ArgoCdConfig argo) {
    return argo.url().isPresent() ? new SyncedCommits(argo) : application -> Optional.empty();
  }

  /** Ends its calls. */
  public void close(@Disposes CommitSource commits) {
    if (commits instanceof SyncedCommits synced) {
      synced.close();
    }
  }

  /** Ends its threads. */
  public void close(@Disposes Delivery delivery) {
    if (delivery instanceof ArgoCdDelivery argo) {
      argo.close();
    }
  }

  /** Ends the watches. */
  public void close(@Disposes WorkloadClusters clusters) {
    clusters.close();
  }
}
