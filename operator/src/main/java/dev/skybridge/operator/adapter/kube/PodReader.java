package dev.skybridge.operator.adapter.kube;

import dev.skybridge.operator.delivery.PodCauses;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the pods of a namespace why they don't run: one request, two where events must tell. */
public final class PodReader {
  private final KubernetesClient client;
  private final Duration grace;

  PodReader(KubernetesClient client, Duration grace) {
    this.client = client;
    this.grace = grace;
  }

  /**
   * What keeps the namespace's pods from running.
   *
   * @throws KubernetesClientException where the API server fails or refuses
   */
  public PodCauses.Verdict causes(String namespace, Instant now) {
    List<Pod> pods = client.pods().inNamespace(namespace).list().getItems();
    var warnings =
        PodCauses.silent(pods, now, grace) ? warnings(namespace) : Map.<String, String>of();
    return PodCauses.judge(pods, warnings, now, grace);
  }

  private Map<String, String> warnings(String namespace) {
    var latest = BinaryOperator.maxBy(Comparator.comparing(PodReader::time));
    return client
        .v1()
        .events()
        .inNamespace(namespace)
        .withField("type", "Warning")
        .withField("involvedObject.kind", "Pod")
        .list()
        .getItems()
        .stream()
        .filter(event -> event.getMessage() != null)
        .collect(
            Collectors.toMap(
                event -> event.getInvolvedObject().getName(), Function.identity(), latest))
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().getMessage()));
  }

  private static String time(Event event) {
    var micro = event.getEventTime() == null ? null : event.getEventTime().getTime();
    return firstOf(event.getLastTimestamp(), micro, event.getMetadata().getCreationTimestamp());
  }

  private static String firstOf(@Nullable String... candidates) {
    for (var candidate : candidates) {
      if (candidate != null) {
        return candidate;
      }
    }
    return "";
  }
}
