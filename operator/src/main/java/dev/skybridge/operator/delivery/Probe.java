package dev.skybridge.operator.delivery;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;

/** A readiness probe in words. */
final class Probe {
  private Probe() {}

  static String of(Pod pod, String container) {
    return pod.getSpec().getContainers().stream()
        .filter(candidate -> candidate.getName().equals(container))
        .findFirst()
        .map(Probe::describe)
        .orElse("not ready");
  }

  private static String describe(Container container) {
    var probe = container.getReadinessProbe();
    if (probe == null) {
      return "container " + container.getName() + " runs but is not ready";
    }
    if (probe.getHttpGet() != null) {
      var http = probe.getHttpGet();
      return "readiness probe on port "
          + port(container, http.getPort())
          + ", path "
          + http.getPath()
          + " fails";
    }
    if (probe.getTcpSocket() != null) {
      return "readiness probe on port "
          + port(container, probe.getTcpSocket().getPort())
          + " fails";
    }
    return "readiness probe of container " + container.getName() + " fails";
  }

  private static String port(Container container, IntOrString port) {
    if (port.getIntVal() != null) {
      return String.valueOf(port.getIntVal());
    }
    return container.getPorts().stream()
        .filter(candidate -> port.getStrVal().equals(candidate.getName()))
        .map(candidate -> String.valueOf(candidate.getContainerPort()))
        .findFirst()
        .orElse(port.getStrVal());
  }
}
