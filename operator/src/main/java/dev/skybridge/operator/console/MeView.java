package dev.skybridge.operator.console;

import java.util.List;

/**
 * The user who calls.
 *
 * @param name Kubernetes user name
 * @param groups Kubernetes groups
 * @param namespaces namespaces with applications that the user may list
 * @param simulated whether the clouds are simulated
 * @param version of the operator
 */
public record MeView(
    String name, List<String> groups, List<String> namespaces, boolean simulated, String version) {
  /** Copies the lists. */
  public MeView {
    groups = List.copyOf(groups);
    namespaces = List.copyOf(namespaces);
  }
}
