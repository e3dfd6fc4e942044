package dev.skybridge.world;

import java.nio.file.Path;

/**
 * Where a world keeps what.
 *
 * @param state the state folder; removing it removes the world
 */
public record WorldLayout(Path state) {
  public WorldLayout {
    state = state.toAbsolutePath().normalize();
  }

  public Path run() {
    return state.resolve("run");
  }

  public Path logs() {
    return state.resolve("logs");
  }

  public Path secrets() {
    return state.resolve("secrets");
  }

  public Path data(String component) {
    return state.resolve("data").resolve(component);
  }

  /** Generated configuration files of the parts. */
  public Path config(String component) {
    return state.resolve("config").resolve(component);
  }

  public Path kubeconfig() {
    return state.resolve("kubeconfig");
  }

  public Path worldFile() {
    return state.resolve("world.json");
  }

  /** The image catalogue's additions, made by {@code ./skybridge image add}. */
  public Path images() {
    return data("images").resolve("images.yaml");
  }

  /** Where this file exists, the API server logs requests by it; see {@link #auditLog()}. */
  public Path auditPolicy() {
    return config("kube-apiserver").resolve("audit-policy.yaml");
  }

  public Path auditLog() {
    return data("kube-apiserver").resolve("audit.log");
  }
}
