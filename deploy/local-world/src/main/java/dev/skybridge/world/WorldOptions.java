package dev.skybridge.world;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a world consists of.
 *
 * @param state state folder, made when absent
 * @param repository checkout with {@code deploy/} and the built modules
 * @param toolchain folder with the programs built from {@code deploy/toolchain}
 * @param context kubeconfig context of an existing cluster; empty: a control plane of our own
 * @param argocd whether Argo CD delivers; otherwise the operator applies manifests itself
 * @param clouds whether the cloud simulator runs
 * @param operator whether the operator runs
 * @param operatorProperties configuration of the operator beside the world's own, by Quarkus name
 */
public record WorldOptions(
    Path state,
    Path repository,
    Path toolchain,
    Optional<String> context,
    boolean argocd,
    boolean clouds,
    boolean operator,
    Map<String, String> operatorProperties) {
  public WorldOptions {
    state = state.toAbsolutePath().normalize();
    repository = repository.toAbsolutePath().normalize();
    toolchain = toolchain.toAbsolutePath().normalize();
    operatorProperties = Map.copyOf(operatorProperties);
  }

  /** Everything, in {@code <repository>/.skybridge}. */
  public static WorldOptions of(Path repository) {
    Path state = repository.resolve(".skybridge");
    return new WorldOptions(
        state,
        repository,
        state.resolve("toolchain").resolve("bin"),
        Optional.empty(),
        true,
        true,
        true,
        Map.of());
  }

  /** Unpacked programs that all worlds of a checkout share; kept when data is removed. */
  public Path cache() {
    return repository.resolve(".skybridge").resolve("cache");
  }

  public WorldOptions withState(Path folder) {
    return new WorldOptions(
        folder, repository, toolchain, context, argocd, clouds, operator, operatorProperties);
  }

  public WorldOptions withToolchain(Path folder) {
    return new WorldOptions(
        state, repository, folder, context, argocd, clouds, operator, operatorProperties);
  }

  public WorldOptions withContext(String name) {
    return new WorldOptions(
        state,
        repository,
        toolchain,
        Optional.of(name),
        argocd,
        clouds,
        operator,
        operatorProperties);
  }

  public WorldOptions withArgocd(boolean on) {
    return new WorldOptions(
        state, repository, toolchain, context, on, clouds, operator, operatorProperties);
  }

  public WorldOptions withClouds(boolean on) {
    return new WorldOptions(
        state, repository, toolchain, context, argocd, on, operator, operatorProperties);
  }

  public WorldOptions withOperator(boolean on) {
    return new WorldOptions(
        state, repository, toolchain, context, argocd, clouds, on, operatorProperties);
  }

  public WorldOptions withOperatorProperty(String name, String value) {
    Map<String, String> more = new TreeMap<>(operatorProperties);
    more.put(name, value);
    return new WorldOptions(state, repository, toolchain, context, argocd, clouds, operator, more);
  }
}
