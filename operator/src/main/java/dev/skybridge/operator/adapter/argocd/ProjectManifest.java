package dev.skybridge.operator.adapter.argocd;

import java.util.List;
import java.util.Map;

/**
 * The Argo CD project that is made where there is none. It keeps applications away from the control
 * plane: system namespaces and Argo CD's own are denied, and of the objects without a namespace
 * only those are allowed that give nobody rights.
 */
final class ProjectManifest {
  private ProjectManifest() {}

  static Map<String, Object> of(String name) {
    return Map.of(
        "metadata",
        Map.of("name", name),
        "spec",
        Map.of(
            "description",
            "Applications delivered by Skybridge",
            "sourceRepos",
            List.of("*"),
            "destinations",
            List.of(destination("*"), destination("!kube-*"), destination("!argocd")),
            "clusterResourceWhitelist",
            List.of(
                kind("", "Namespace"),
                kind("apiextensions.k8s.io", "CustomResourceDefinition"),
                kind("scheduling.k8s.io", "PriorityClass"))));
  }

  private static Map<String, String> destination(String namespace) {
    return Map.of("server", "*", "namespace", namespace);
  }

  private static Map<String, String> kind(String group, String kind) {
    return Map.of("group", group, "kind", kind);
  }
}
