package dev.skybridge.operator.security;

import org.jspecify.annotations.Nullable;

/**
 * What is to be done, in the words of Kubernetes RBAC.
 *
 * @param verb for example {@code list}
 * @param group API group
 * @param resource plural name of the kind
 * @param namespace where; null stands for all namespaces
 */
public record Permission(String verb, String group, String resource, @Nullable String namespace) {

  /** A verb on a kind of the group {@code skybridge.dev}. */
  public static Permission on(String verb, String resource, @Nullable String namespace) {
    return new Permission(verb, "skybridge.dev", resource, namespace);
  }

  /** In words, for a message: {@code list applications.skybridge.dev in namespace shop}. */
  public String describe() {
    return verb
        + " "
        + resource
        + "."
        + group
        + (namespace == null ? " in all namespaces" : " in namespace " + namespace);
  }
}
