package dev.skybridge.operator.security;

import java.util.List;
import java.util.Map;

/**
 * A Kubernetes user, as the TokenReview names them.
 *
 * @param name user name, for example {@code system:serviceaccount:shop:deployer}
 * @param uid unique id; empty where the authenticator gives none
 * @param groups groups, in the API server's order
 * @param extra further attributes that authorizers may look at
 */
public record User(String name, String uid, List<String> groups, Map<String, List<String>> extra) {
  /** Copies the collections. */
  public User {
    groups = List.copyOf(groups);
    extra = Map.copyOf(extra);
  }
}
