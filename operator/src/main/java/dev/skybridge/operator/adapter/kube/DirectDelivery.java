package dev.skybridge.operator.adapter.kube;

import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.delivery.Content;
import dev.skybridge.operator.delivery.Delivery;
import dev.skybridge.operator.delivery.DeliveryConfig;
import dev.skybridge.operator.delivery.DeliveryRequest;
import dev.skybridge.operator.delivery.DeliveryState;
import dev.skybridge.operator.delivery.DeliveryTarget;
import dev.skybridge.operator.delivery.Removal;
import dev.skybridge.operator.delivery.WorkloadVerdict;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Delivery without Git and Argo CD: the operator applies the manifests and judges health. */
public final class DirectDelivery implements Delivery {
  /** How long workloads may take before their pods are asked why; most are ready by then. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(4);

  private static final Duration NEXT_LOOK = Duration.ofSeconds(10);

  /** A refusal rarely passes by itself, but a quota or a webhook may. */
  private static final Duration REFUSED_AGAIN = Duration.ofSeconds(30);

  private final WorkloadClusters clusters;
  private final DeliveryConfig config;
  private final InstantSource clock;

  /** Delivers to these clusters. */
  public DirectDelivery(WorkloadClusters clusters, DeliveryConfig config, InstantSource clock) {
    this.clusters = clusters;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public DeliveryState deliver(DeliveryRequest request) {
    return switch (request.content()) {
      case Content.Source _ ->
          unknown(
              new Problem(
                  Reason.NOT_SUPPORTED,
                  "spec.source needs Argo CD: set skybridge.delivery.mode to argocd, or use"
                      + " spec.components"));
      case Content.Manifests manifests ->
          clusters
              .find(request.target().cluster())
              .map(cluster -> deliver(cluster, request, manifests))
              .orElseGet(() -> unknown(WorkloadClusters.notFound(request.target().cluster())));
    };
  }

  private DeliveryState deliver(
      WorkloadCluster cluster, DeliveryRequest request, Content.Manifests manifests) {
    var target = request.target();
    var hash = Manifests.hash(manifests.files());
    try {
      var refused = cluster.namespaces().ensure(target);
      if (refused.isPresent()) {
        return unknown(refused.get());
      }
      cluster.watch(target);
      cluster.secrets().apply(target, request.secrets());
      var now = clock.instant();
      var at = cluster.direct().apply(target, hash, manifests.files(), now);
      return state(cluster, target, hash, Duration.between(at, now), now);
    } catch (KubernetesClientException e) {
      return failed(hash, ClusterFailure.of(cluster.name(), e));
    }
  }

  private DeliveryState state(
      WorkloadCluster cluster, DeliveryTarget target, String hash, Duration age, Instant now) {
    var health = cluster.direct().health(target);
    var running = health.stream().allMatch(h -> h.health().equals(DeliveryState.HEALTHY));
    if (running || age.compareTo(FIRST_LOOK) < 0) {
      var recheck =
          running ? Optional.<Duration>empty() : Optional.of(FIRST_LOOK.minus(age).plusMillis(50));
      return WorkloadVerdict.of(health, List.of()).toState(hash, hash, recheck);
    }
    var pods = cluster.pods().causes(target.workloadNamespace(), now);
    var recheck = pods.lookAgainIn().filter(d -> d.compareTo(NEXT_LOOK) < 0).orElse(NEXT_LOOK);
    return WorkloadVerdict.of(health, pods.causes())
        .toState(hash, hash, Optional.of(recheck.plusMillis(500)));
  }

  @Override
  public Removal remove(DeliveryTarget target, boolean abandon) {
    var found = clusters.find(target.cluster());
    if (found.isEmpty()) {
      return abandon
          ? new Removal.Gone(List.of())
          : new Removal.Failed(WorkloadClusters.notFound(target.cluster()));
    }
    var namespace = "namespace " + target.workloadNamespace();
    try {
      if (found.get().namespaces().remove(target)) {
        found.get().forget(target);
        return new Removal.Gone(List.of());
      }
      return abandon ? new Removal.Gone(List.of(namespace)) : new Removal.Waiting(namespace);
    } catch (KubernetesClientException e) {
      return abandon
          ? new Removal.Gone(List.of(namespace))
          : new Removal.Failed(ClusterFailure.of(target.cluster(), e));
    }
  }

  @Override
  public void onChange(Consumer<DeliveryTarget> listener) {
    clusters.onChange(listener);
  }

  private DeliveryState unknown(Problem problem) {
    return DeliveryState.unknown(null, problem, config.retryAfter());
  }

  private DeliveryState failed(String hash, Problem problem) {
    var refused = problem.reason() == Reason.MANIFEST_REFUSED;
    return new DeliveryState(
        hash,
        null,
        refused ? DeliveryState.OUT_OF_SYNC : DeliveryState.UNKNOWN,
        DeliveryState.UNKNOWN,
        Optional.of(problem),
        List.of(),
        Optional.of(refused ? REFUSED_AGAIN : config.retryAfter()));
  }
}
