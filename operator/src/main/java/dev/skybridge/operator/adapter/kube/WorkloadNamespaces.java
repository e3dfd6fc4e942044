package dev.skybridge.operator.adapter.kube;

import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.delivery.DeliveryTarget;
import dev.skybridge.operator.delivery.Names;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The namespaces of the placements. A namespace belongs to the placement that its owner label
 * names; one without that label belongs to somebody else and is never touched.
 *
 * <p>Methods throw {@link KubernetesClientException} where the API server fails or refuses.
 */
public final class WorkloadNamespaces implements AutoCloseable {
  private static final int CONFLICT = 409;

  private final KubernetesClient client;
  private final Cache<Namespace> cache;
  private final Set<String> made = ConcurrentHashMap.newKeySet();

  WorkloadNamespaces(
      KubernetesClient client, Duration deadline, Consumer<@Nullable String> changed) {
    this.client = client;
    this.cache =
        new Cache<>(
            () -> client.namespaces().withLabels(WorkloadCluster.selector()).runnableInformer(0),
            Changes.when(this::matters, changed),
            deadline);
  }

  /**
   * Makes the namespace where it is missing.
   *
   * @return why the placement can't have it: it is somebody else's, or it is still being deleted
   */
  public Optional<Problem> ensure(DeliveryTarget target) {
    var name = target.workloadNamespace();
    var seen = cache.get(null, name);
    if (seen != null) {
      return judge(seen, target);
    }
    if (made.contains(name)) {
      return Optional.empty();
    }
    try {
      client.resource(wanted(target, Map.of())).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != CONFLICT) {
        throw e;
      }
      var existing = client.namespaces().withName(name).get();
      if (existing == null) {
        return Optional.of(new Problem(Reason.IN_PROGRESS, "namespace " + name + " just went"));
      }
      var problem = judge(existing, target);
      if (problem.isPresent()) {
        return problem;
      }
    }
    made.add(name);
    return Optional.empty();
  }

  /** Annotations as last seen; empty where it was not seen yet. */
  Map<String, String> annotations(DeliveryTarget target) {
    var seen = cache.get(null, target.workloadNamespace());
    return seen == null || seen.getMetadata().getAnnotations() == null
        ? Map.of()
        : Map.copyOf(seen.getMetadata().getAnnotations());
  }

  /** Sets annotations beside the ones of {@link #ensure}. */
  void annotate(DeliveryTarget target, Map<String, String> annotations) {
    client
        .resource(wanted(target, annotations))
        .fieldManager(Names.FIELD_MANAGER)
        .forceConflicts()
        .serverSideApply();
  }

  /**
   * Deletes the namespace, where it is the placement's.
   *
   * @return whether it is gone
   */
  public boolean remove(DeliveryTarget target) {
    var name = target.workloadNamespace();
    var seen = cache.get(null, name);
    if (seen != null && !isForeign(seen, target) && isGoing(seen)) {
      return false; // its end will be seen as well: to ask meanwhile is a request for each look
    }
    var existing = client.namespaces().withName(name).get();
    if (existing == null || isForeign(existing, target)) {
      made.remove(name);
      return true;
    }
    if (!isGoing(existing)) {
      client.namespaces().withName(name).delete();
    }
    return false;
  }

  private static Optional<Problem> judge(Namespace existing, DeliveryTarget target) {
    var name = existing.getMetadata().getName();
    if (isForeign(existing, target)) {
      var owner = owner(existing);
      return Optional.of(
          new Problem(
              Reason.NAMESPACE_CONFLICT,
              "namespace "
                  + name
                  + (owner == null ? " was not made by Skybridge" : " belongs to " + owner)));
    }
    if (isGoing(existing)) {
      return Optional.of(
          new Problem(Reason.IN_PROGRESS, "namespace " + name + " is still being deleted"));
    }
    return Optional.empty();
  }

  private static boolean isGoing(Namespace namespace) {
    return namespace.getMetadata().getDeletionTimestamp() != null;
  }

  private static boolean isForeign(Namespace namespace, DeliveryTarget target) {
    return !target.owner().equals(owner(namespace));
  }

  private static @Nullable String owner(Namespace namespace) {
    var labels = namespace.getMetadata().getLabels();
    return labels == null ? null : labels.get(Names.OWNER);
  }

  private static Namespace wanted(DeliveryTarget target, Map<String, String> annotations) {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(target.workloadNamespace())
        .addToLabels(WorkloadCluster.selector())
        .addToLabels(Names.OWNER, target.owner())
        .addToAnnotations(Names.TARGET, target.path())
        .addToAnnotations(annotations)
        .endMetadata()
        .build();
  }

  /** Its end matters, and somebody's change to whose it is. */
  private boolean matters(@Nullable Namespace before, @Nullable Namespace after) {
    if (after == null && before != null) {
      made.remove(before.getMetadata().getName());
      return true;
    }
    return before != null && after != null && isGoing(before) != isGoing(after);
  }

  @Override
  public void close() {
    cache.close();
  }
}
