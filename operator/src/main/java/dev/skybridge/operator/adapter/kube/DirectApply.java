package dev.skybridge.operator.adapter.kube;

import dev.skybridge.operator.delivery.DeliveryState;
import dev.skybridge.operator.delivery.DeliveryTarget;
import dev.skybridge.operator.delivery.DeploymentHealth;
import dev.skybridge.operator.delivery.Names;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Applies manifests by server-side apply and remembers, in memory and as annotations of the
 * namespace, what it applied: an unchanged placement costs no request, also after a restart, and
 * what is no more wanted is pruned.
 *
 * <p>Methods throw {@link KubernetesClientException} where the API server fails or refuses.
 */
final class DirectApply implements AutoCloseable {
  /** Annotation of the namespace: what was applied, {@code apiVersion|kind|name} by comma. */
  private static final String INVENTORY = "skybridge.dev/inventory";

  private final KubernetesClient client;
  private final WorkloadNamespaces namespaces;
  private final Cache<Deployment> deployments;
  private final Map<String, Applied> applied = new ConcurrentHashMap<>();

  DirectApply(
      KubernetesClient client,
      Duration deadline,
      WorkloadNamespaces namespaces,
      Consumer<@Nullable String> changed) {
    this.client = client;
    this.namespaces = namespaces;
    this.deployments =
        new Cache<>(
            () ->
                client
                    .apps()
                    .deployments()
                    .inAnyNamespace()
                    .withLabels(WorkloadCluster.selector())
                    .runnableInformer(0),
            Changes.when(this::matters, changed),
            deadline);
  }

  /**
   * Brings the namespace to the manifests.
   *
   * @param hash of the manifests; the same hash means the same manifests
   * @return when they were applied
   */
  Instant apply(DeliveryTarget target, String hash, Map<String, String> files, Instant now) {
    var namespace = target.workloadNamespace();
    var last = last(target);
    if (last != null && last.hash().equals(hash) && !hasDrifted(namespace, last)) {
      applied.putIfAbsent(namespace, last);
      return last.at();
    }
    var inventory = new TreeSet<String>();
    var generations = new TreeMap<String, Long>();
    for (var object : Manifests.parse(client, files)) {
      var result = serverSideApply(object);
      inventory.add(key(object));
      if (result instanceof Deployment) {
        generations.put(result.getMetadata().getName(), result.getMetadata().getGeneration());
      }
    }
    if (last != null) {
      last.inventory().stream()
          .filter(key -> !inventory.contains(key))
          .forEach(key -> client.resource(reference(key, namespace)).delete());
    }
    namespaces.annotate(
        target, Map.of(Names.APPLIED_HASH, hash, INVENTORY, String.join(",", inventory)));
    applied.put(namespace, new Applied(hash, List.copyOf(inventory), generations, now));
    return now;
  }

  /** Health of each Deployment that was applied to the placement. */
  List<DeploymentHealth> health(DeliveryTarget target) {
    var namespace = target.workloadNamespace();
    var current = applied.get(namespace);
    var verdicts = new ArrayList<DeploymentHealth>();
    if (current == null) {
      return verdicts;
    }
    for (var key : current.inventory()) {
      var reference = reference(key, namespace);
      if (!"Deployment".equals(reference.getKind())) {
        continue;
      }
      var name = reference.getMetadata().getName();
      var seen = deployments.get(namespace, name);
      var generation = current.generations().getOrDefault(name, 0L);
      verdicts.add(
          seen == null || seen.getMetadata().getGeneration() < generation
              ? new DeploymentHealth(DeliveryState.PROGRESSING, name + ": just applied")
              : DeploymentHealth.of(seen));
    }
    return verdicts;
  }

  void forget(DeliveryTarget target) {
    applied.remove(target.workloadNamespace());
  }

  private @Nullable Applied last(DeliveryTarget target) {
    var known = applied.get(target.workloadNamespace());
    if (known != null) {
      return known;
    }
    var annotations = namespaces.annotations(target);
    var hash = annotations.get(Names.APPLIED_HASH);
    var inventory = annotations.getOrDefault(INVENTORY, "");
    return hash == null
        ? null
        : new Applied(
            hash,
            inventory.isEmpty() ? List.of() : List.of(inventory.split(",", -1)),
            Map.of(),
            Instant.EPOCH);
  }

  /** Somebody changed or removed a Deployment since it was applied here. */
  private boolean hasDrifted(String namespace, Applied last) {
    for (var key : last.inventory()) {
      var reference = reference(key, namespace);
      if (!"Deployment".equals(reference.getKind())) {
        continue;
      }
      var name = reference.getMetadata().getName();
      var generation = last.generations().get(name);
      var seen = deployments.get(namespace, name);
      if (generation == null ? seen == null : seen != null && isNewer(seen, generation)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNewer(Deployment seen, long generation) {
    return seen.getMetadata().getGeneration() > generation;
  }

  private HasMetadata serverSideApply(HasMetadata object) {
    return client
        .resource(object)
        .fieldManager(Names.FIELD_MANAGER)
        .forceConflicts()
        .serverSideApply();
  }

  private static String key(HasMetadata object) {
    return String.join(
        "|", object.getApiVersion(), object.getKind(), object.getMetadata().getName());
  }

  private static GenericKubernetesResource reference(String key, String namespace) {
    var parts = List.of(key.split("\\|", 3));
    return new GenericKubernetesResourceBuilder()
        .withApiVersion(parts.get(0))
        .withKind(parts.get(1))
        .withNewMetadata()
        .withName(parts.get(2))
        .withNamespace(namespace)
        .endMetadata()
        .build();
  }

  /** A changed verdict matters, and what somebody else changed or removed. */
  private boolean matters(@Nullable Deployment before, @Nullable Deployment after) {
    if (after == null) {
      if (before != null) {
        applied.computeIfPresent(
            before.getMetadata().getNamespace(),
            (_, known) -> known.without(before.getMetadata().getName()));
      }
      return true;
    }
    var health = DeploymentHealth.of(after);
    return isForeignChange(after)
        || (before == null
            ? health.health().equals(DeliveryState.HEALTHY)
            : !DeploymentHealth.of(before).equals(health));
  }

  private boolean isForeignChange(Deployment after) {
    var known = applied.get(after.getMetadata().getNamespace());
    var generation = known == null ? null : known.generations().get(after.getMetadata().getName());
    return generation != null && isNewer(after, generation);
  }

  @Override
  public void close() {
    deployments.close();
  }

  /**
   * What was applied.
   *
   * @param generations of the Deployments as the API server answered; a missing one means that it
   *     is not known, or that it was removed since
   */
  private record Applied(
      String hash, List<String> inventory, Map<String, Long> generations, Instant at) {
    Applied without(String deployment) {
      var left = new TreeMap<>(generations);
      left.remove(deployment);
      return new Applied(hash, inventory, left, at);
    }
  }
}
