package dev.skybridge.operator.adapter.kube;

import dev.skybridge.model.SecretText;
import dev.skybridge.operator.delivery.DeliveryTarget;
import dev.skybridge.operator.delivery.Names;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The Secrets that the operator puts into workload namespaces. They are compared with what the
 * cluster was last seen to hold, so an unchanged one costs no request and a changed one is put
 * right. Contents live in memory and in Secrets only.
 *
 * <p>Methods throw {@link KubernetesClientException} where the API server fails or refuses.
 */
public final class WorkloadSecrets implements AutoCloseable {
  private final KubernetesClient client;
  private final Cache<Secret> cache;
  private final Map<String, Map<String, Map<String, SecretText>>> applied =
      new ConcurrentHashMap<>();

  WorkloadSecrets(KubernetesClient client, Duration deadline, Consumer<@Nullable String> changed) {
    this.client = client;
    this.cache =
        new Cache<>(
            () ->
                client
                    .secrets()
                    .inAnyNamespace()
                    .withLabels(WorkloadCluster.selector())
                    .withLabel(Names.OWNER)
                    .runnableInformer(0),
            Changes.when(this::matters, changed),
            deadline);
  }

  /** Brings the Secrets of the placement to these, and removes those that are no more wanted. */
  public void apply(DeliveryTarget target, Map<String, Map<String, SecretText>> wanted) {
    var namespace = target.workloadNamespace();
    var before = applied.getOrDefault(namespace, Map.of());
    wanted.forEach((name, values) -> {
      if (!values.equals(before.get(name)) && !holds(cache.get(namespace, name), values)) {
        client
            .resource(secret(target, name, values))
            .fieldManager(Names.FIELD_MANAGER)
            .forceConflicts()
            .serverSideApply();
      }
    });
    for (var seen : cache.in(namespace)) {
      var metadata = seen.getMetadata();
      if (!wanted.containsKey(metadata.getName())
          && target.owner().equals(metadata.getLabels().get(Names.OWNER))) {
        client.secrets().inNamespace(namespace).withName(metadata.getName()).delete();
      }
    }
    applied.put(namespace, wanted);
  }

  void forget(DeliveryTarget target) {
    applied.remove(target.workloadNamespace());
  }

  private static boolean holds(@Nullable Secret seen, Map<String, SecretText> values) {
    return seen != null && seen.getData() != null && seen.getData().equals(encoded(values));
  }

  private static Map<String, String> encoded(Map<String, SecretText> values) {
    var data = new TreeMap<String, String>();
    values.forEach((key, value) ->
        data.put(
            key,
            Base64.getEncoder().encodeToString(value.reveal().getBytes(StandardCharsets.UTF_8))));
    return data;
  }

  private static Secret secret(DeliveryTarget target, String name, Map<String, SecretText> values) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(target.workloadNamespace())
        .addToLabels(WorkloadCluster.selector())
        .addToLabels(Names.OWNER, target.owner())
        .endMetadata()
        .withType("Opaque")
        .withData(encoded(values))
        .build();
  }

  /** What differs from what was applied here matters; it must not be taken for applied any more. */
  private boolean matters(@Nullable Secret before, @Nullable Secret after) {
    var subject = after == null ? before : after;
    if (subject == null) {
      return false;
    }
    var namespace = subject.getMetadata().getNamespace();
    var known = applied.get(namespace);
    var values = known == null ? null : known.get(subject.getMetadata().getName());
    if (values == null || holds(after, values)) {
      return false;
    }
    applied.remove(namespace, known);
    return true;
  }

  @Override
  public void close() {
    cache.close();
  }
}
