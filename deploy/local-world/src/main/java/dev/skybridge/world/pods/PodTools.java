package dev.skybridge.world.pods;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all pods share.
 *
 * @param catalogue the registry
 * @param config checks Secrets and ConfigMaps
 * @param probes performs probes
 * @param events writes events
 * @param vertx event loops of the pods' servers
 */
record PodTools(
    ImageCatalogue catalogue,
    ConfigCheck config,
    ProbeClient probes,
    PodEvents events,
    Vertx vertx) {
  private static final JsonMapper JSON = new JsonMapper();

  /** What the programs answer: who they are. */
  String body(Pod pod, Container container) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("namespace", pod.getMetadata().getNamespace());
    facts.put("pod", pod.getMetadata().getName());
    facts.put("container", container.getName());
    facts.put("image", container.getImage());
    try {
      return JSON.writeValueAsString(facts) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
