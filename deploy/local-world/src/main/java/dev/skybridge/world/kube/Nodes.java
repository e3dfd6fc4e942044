package dev.skybridge.world.kube;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;

/**
 * The nodes of the local world. Each has an address of its own, so host-network pods do not
 * collide.
 */
public final class Nodes {
  private static final int COUNT = 3;
  private static final Map<String, Quantity> CAPACITY =
      Map.of(
          "cpu", new Quantity("512"),
          "memory", new Quantity("2Ti"),
          "ephemeral-storage", new Quantity("10Ti"),
          "pods", new Quantity("20000"));

  private Nodes() {}

  /** Creates the nodes that are missing. */
  public static void ensure(KubernetesClient client, int podNetwork) {
    for (int index = 1; index <= COUNT; index++) {
      Node node = node(index, podNetwork);
      if (client.resource(node).get() == null) {
        client.resource(node).create();
        // A merge, because kwok writes the same status at the same time.
        client
            .nodes()
            .withName(node.getMetadata().getName())
            .subresource("status")
            .patch(
                PatchContext.of(PatchType.STRATEGIC_MERGE),
                Serialization.asJson(new NodeBuilder().withStatus(node.getStatus()).build()));
      }
    }
  }

  private static Node node(int index, int podNetwork) {
    String name = "node-" + index;
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .addToAnnotations("kwok.x-k8s.io/node", "fake")
        .addToLabels("kubernetes.io/hostname", name)
        .addToLabels("kubernetes.io/os", "linux")
        .addToLabels("kubernetes.io/arch", "amd64")
        .addToLabels("topology.kubernetes.io/region", "local")
        .addToLabels("topology.kubernetes.io/zone", "local-" + index)
        .endMetadata()
        .withNewStatus()
        .withCapacity(CAPACITY)
        .withAllocatable(CAPACITY)
        .addNewAddress("127.%d.255.%d".formatted(podNetwork, 10 + index), "InternalIP")
        .addNewAddress(name, "Hostname")
        .endStatus()
        .build();
  }
}
