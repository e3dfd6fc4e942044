package dev.skybridge.world.pods;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warnings about pods, each said once per pod and text. */
class PodEvents implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PodEvents.class);

  private final KubernetesClient client;
  private final Map<String, Map<String, Boolean>> said = new ConcurrentHashMap<>();
  private final ExecutorService writer = Executors.newVirtualThreadPerTaskExecutor();

  PodEvents(KubernetesClient client) {
    this.client = client;
  }

  void warn(Pod pod, String container, String reason, String message) {
    String uid = pod.getMetadata().getUid();
    if (said.computeIfAbsent(uid, key -> new ConcurrentHashMap<>())
            .putIfAbsent(container + reason + message, true)
        == null) {
      writer.execute(() -> write(pod, container, reason, message));
    }
  }

  /** Forgets what was said about a pod that is gone. */
  void forget(String uid) {
    said.remove(uid);
  }

  private void write(Pod pod, String container, String reason, String message) {
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    Event event =
        new EventBuilder()
            .withNewMetadata()
            .withGenerateName(pod.getMetadata().getName() + ".")
            .withNamespace(pod.getMetadata().getNamespace())
            .endMetadata()
            .withType("Warning")
            .withReason(reason)
            .withMessage(message.length() > 1000 ? message.substring(0, 1000) : message)
            .withNewSource("kubelet", pod.getSpec().getNodeName())
            .withFirstTimestamp(now)
            .withLastTimestamp(now)
            .withCount(1)
            .withNewInvolvedObject()
            .withApiVersion("v1")
            .withKind("Pod")
            .withName(pod.getMetadata().getName())
            .withNamespace(pod.getMetadata().getNamespace())
            .withUid(pod.getMetadata().getUid())
            .withFieldPath("spec.containers{" + container + "}")
            .endInvolvedObject()
            .build();
    try {
      client.resource(event).create();
    } catch (KubernetesClientException e) {
      LOG.debug(
          "event {} about {} not written: {}", reason, pod.getMetadata().getName(), e.getMessage());
    }
  }

  @Override
  public void close() {
    writer.close();
  }
}
