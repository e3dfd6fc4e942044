package dev.skybridge.operator.delivery;

import dev.skybridge.crd.ApplicationSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Renders the components of an Application to Kubernetes manifests. Pure, and deterministic to the
 * byte, so that an unchanged Application never makes a commit.
 */
public final class ManifestRenderer {
  private ManifestRenderer() {}

  /**
   * One file for each component, and a {@code kustomization.yaml} that lists them.
   *
   * @param target the placement
   * @param spec whose components are rendered
   * @param bindings keys of the Secret {@code <resource>-binding}, by resource
   * @param bindingsHash changes when a value of a binding or of a copied Secret changes
   */
  public static SortedMap<String, String> render(
      DeliveryTarget target,
      ApplicationSpec spec,
      Map<String, Set<String>> bindings,
      String bindingsHash) {
    var manifests = new ComponentManifests(target, bindings, bindingsHash);
    var files = new TreeMap<String, String>();
    for (var component : spec.components()) {
      files.put(component.name() + ".yaml", manifests.render(component));
    }
    files.put("kustomization.yaml", kustomization(List.copyOf(files.keySet())));
    return files;
  }

  private static String kustomization(List<String> files) {
    var content = new LinkedHashMap<String, Object>();
    content.put("apiVersion", "kustomize.config.k8s.io/v1beta1");
    content.put("kind", "Kustomization");
    content.put("resources", files);
    return Serialization.asYaml(content);
  }
}
