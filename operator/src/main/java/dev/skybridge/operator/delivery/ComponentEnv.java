package dev.skybridge.operator.delivery;

import dev.skybridge.crd.ComponentSpec;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Environment of a component: its bindings, then what the user wrote. A name given twice is the
 * user's, and the last of those: the API server would refuse both in server-side apply.
 */
final class ComponentEnv {
  private ComponentEnv() {}

  static List<EnvVar> of(ComponentSpec component, Map<String, Set<String>> bindings) {
    var variables = new LinkedHashMap<String, EnvVar>();
    for (var resource : component.bindings()) {
      for (var key : new TreeSet<>(bindings.getOrDefault(resource, Set.of()))) {
        var name = variable(resource) + "_" + variable(key);
        variables.put(name, fromSecret(name, resource + "-binding", key));
      }
    }
    for (var entry : component.env()) {
      var secret = entry.secret();
      variables.put(
          entry.name(),
          secret == null
              ? new EnvVarBuilder().withName(entry.name()).withValue(entry.value()).build()
              : fromSecret(entry.name(), secret.name(), secret.key()));
    }
    return List.copyOf(variables.values());
  }

  private static EnvVar fromSecret(String name, String secret, String key) {
    return new EnvVarBuilder()
        .withName(name)
        .withNewValueFrom()
        .withNewSecretKeyRef(key, secret, null)
        .endValueFrom()
        .build();
  }

  private static String variable(String text) {
    return text.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
