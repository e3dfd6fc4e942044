package dev.skybridge.world.pods;

import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which address a pod has: one of the pool, or its node's when it uses the host's network. */
final class PodAddresses {
  private final AddressPool pool;
  private final KubernetesClient client;
  private final Map<String, String> nodes = new ConcurrentHashMap<>();

  PodAddresses(AddressPool pool, KubernetesClient client) {
    this.pool = pool;
    this.client = client;
  }

  String of(Pod pod) {
    if (onHost(pod)) {
      return ofNode(pod);
    }
    String before = pod.getStatus() == null ? null : pod.getStatus().getPodIP();
    if (before != null && !before.isEmpty()) {
      pool.claim(before);
      return before;
    }
    return pool.allocate();
  }

  String ofNode(Pod pod) {
    return nodes.computeIfAbsent(
        pod.getSpec().getNodeName(),
        name -> {
          var node = client.nodes().withName(name).get();
          if (node == null) {
            throw new IllegalStateException("no node " + name);
          }
          return node.getStatus().getAddresses().stream()
              .filter(address -> address.getType().equals("InternalIP"))
              .map(NodeAddress::getAddress)
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("node " + name + " has no address"));
        });
  }

  void release(Pod pod, String address) {
    if (!onHost(pod)) {
      pool.release(address);
    }
  }

  private static boolean onHost(Pod pod) {
    return Boolean.TRUE.equals(pod.getSpec().getHostNetwork());
  }
}
