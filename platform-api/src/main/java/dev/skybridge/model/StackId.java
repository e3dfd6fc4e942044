package dev.skybridge.model;

import java.util.regex.Pattern;

/**
 * Names one Pulumi stack: the namespace and name of its {@code CloudStack}.
 *
 * @param namespace Kubernetes namespace of the CloudStack
 * @param name name of the CloudStack
 */
public record StackId(String namespace, String name) {
  private static final Pattern DNS = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

  /**
   * Checks both parts.
   *
   * @throws IllegalArgumentException if a part is not a DNS name
   */
  public StackId {
    if (!DNS.matcher(namespace).matches() || !DNS.matcher(name).matches()) {
      throw new IllegalArgumentException("not a stack: " + namespace + "/" + name);
    }
  }

  /**
   * The engine's stack name: unique, and free of slashes, which the engine reads as organisation
   * and project.
   */
  public String engineName() {
    return namespace + "_" + name;
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
