package dev.skybridge.operator.adapter.kube;

import dev.skybridge.operator.delivery.DeliveryConfig;
import dev.skybridge.operator.delivery.DeliveryTarget;
import dev.skybridge.operator.delivery.Names;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One cluster that runs workloads: its namespaces, Secrets, Deployments and pods. */
public final class WorkloadCluster implements AutoCloseable {
  private final String name;
  private final KubernetesClient client;
  private final ChangeListeners listeners;
  private final Map<String, DeliveryTarget> targets = new ConcurrentHashMap<>();
  private final WorkloadNamespaces namespaces;
  private final WorkloadSecrets secrets;
  private final DirectApply direct;
  private final PodReader pods;

  WorkloadCluster(
      String name, KubernetesClient client, DeliveryConfig config, ChangeListeners listeners) {
    this.name = name;
    this.client = client;
    this.listeners = listeners;
    this.namespaces = new WorkloadNamespaces(client, config.callDeadline(), this::changed);
    this.secrets = new WorkloadSecrets(client, config.callDeadline(), this::changed);
    this.direct = new DirectApply(client, config.callDeadline(), namespaces, this::changed);
    this.pods = new PodReader(client, config.readinessGrace());
  }

  /** Remembers whose namespace it is, so that changes in it can be told. */
  public void watch(DeliveryTarget target) {
    targets.put(target.workloadNamespace(), target);
  }

  /** Changes in the namespace are not told any more. */
  public void forget(DeliveryTarget target) {
    targets.remove(target.workloadNamespace(), target);
    direct.forget(target);
    secrets.forget(target);
  }

  String name() {
    return name;
  }

  KubernetesClient client() {
    return client;
  }

  /** The workload namespaces. */
  public WorkloadNamespaces namespaces() {
    return namespaces;
  }

  /** The Secrets that the operator puts into them. */
  public WorkloadSecrets secrets() {
    return secrets;
  }

  DirectApply direct() {
    return direct;
  }

  /** The pods in them. */
  public PodReader pods() {
    return pods;
  }

  private void changed(@Nullable String namespace) {
    var target = namespace == null ? null : targets.get(namespace);
    if (target != null) {
      listeners.tell(target);
    }
  }

  @Override
  public void close() {
    namespaces.close();
    secrets.close();
    direct.close();
  }

  /** Selects what Skybridge delivered. */
  static Map<String, String> selector() {
    return Map.of(Names.MANAGED_BY, Names.SKYBRIDGE);
  }
}
