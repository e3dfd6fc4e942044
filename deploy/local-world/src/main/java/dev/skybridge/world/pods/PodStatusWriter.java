package dev.skybridge.world.pods;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;

/** Writes pod statuses by strategic merge, so that conditions of others stay. */
final class PodStatusWriter {
  private static final JsonMapper JSON = new JsonMapper();
  private static final PatchContext MERGE = PatchContext.of(PatchType.STRATEGIC_MERGE);

  private final KubernetesClient client;

  PodStatusWriter(KubernetesClient client) {
    this.client = client;
  }

  /** Writes; false when this pod is gone, even if another of the same name is there. */
  boolean write(Pod pod, PodStatus status) {
    try {
      client
          .pods()
          .inNamespace(pod.getMetadata().getNamespace())
          .withName(pod.getMetadata().getName())
          .subresource("status")
          .patch(MERGE, document(pod, status));
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND
          || e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        return false;
      }
      throw e;
    }
  }

  private static String document(Pod pod, PodStatus status) {
    ObjectNode root = JSON.createObjectNode();
    root.putObject("metadata").put("uid", pod.getMetadata().getUid());
    ObjectNode body = JSON.valueToTree(status);
    // A merge keeps what is not named: a reason or message that is over has to be taken away by
    // name.
    for (var condition : body.withArray("conditions")) {
      for (String field : new String[] {"reason", "message"}) {
        if (!condition.has(field)) {
          ((ObjectNode) condition).putNull(field);
        }
      }
    }
    root.set("status", body);
    try {
      return JSON.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
