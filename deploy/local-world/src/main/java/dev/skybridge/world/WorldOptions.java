package dev.skybridge.world;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a world consists of, and where.
 *
 * @param state state folder, made when absent
 * @param repository checkout with {@code deploy/} and the built modules
 * @param toolchain folder with the programs built from {@code deploy/toolchain}
 * @param parts what runs
 */
public record WorldOptions(Path state, Path repository, Path toolchain, Parts parts) {
  public WorldOptions {
    state = state.toAbsolutePath().normalize();
    repository = repository.toAbsolutePath().normalize();
    toolchain = toolchain.toAbsolutePath().normalize();
  }

  /**
   * What runs. Kept in the state folder, so that a later command knows it again.
   *
   * @param context kubeconfig context of an existing cluster; empty: a control plane of our own
   * @param argocd whether Argo CD delivers; otherwise the operator applies manifests itself
   * @param clouds whether the cloud simulator runs
   * @param operator whether the operator runs
   * @param simulatorArguments further arguments of the simulator
   * @param operatorProperties configuration of the operator beside the world's own, by Quarkus name
   */
  public record Parts(
      String context,
      boolean argocd,
      boolean clouds,
      boolean operator,
      List<String> simulatorArguments,
      Map<String, String> operatorProperties) {
    public Parts {
      simulatorArguments = List.copyOf(simulatorArguments);
      operatorProperties = Map.copyOf(operatorProperties);
    }

    /** Everything. */
    public static Parts all() {
      return new Parts("", true, true, true, List.of(), Map.of());
    }
  }

  /** Everything, in {@code <repository>/.skybridge}. */
  public static WorldOptions of(Path repository) {
    Path state = repository.resolve(".skybridge");
    return new WorldOptions(
        state, repository, state.resolve("toolchain").resolve("bin"), Parts.all());
  }

  /** Unpacked programs that all worlds of a checkout share; kept when data is removed. */
  public Path cache() {
    return repository.resolve(".skybridge").resolve("cache");
  }

  /** The context of an existing cluster; empty: a control plane of our own. */
  public Optional<String> context() {
    return parts.context().isEmpty() ? Optional.empty() : Optional.of(parts.context());
  }

  public WorldOptions withState(Path folder) {
    return new WorldOptions(folder, repository, toolchain, parts);
  }

  public WorldOptions withToolchain(Path folder) {
    return new WorldOptions(state, repository, folder, parts);
  }

  public WorldOptions withParts(Parts other) {
    return new WorldOptions(state, repository, toolchain, other);
  }

  public WorldOptions withContext(String name) {
    return with(name, parts.argocd(), parts.clouds(), parts.operator());
  }

  public WorldOptions withArgocd(boolean on) {
    return with(parts.context(), on, parts.clouds(), parts.operator());
  }

  public WorldOptions withClouds(boolean on) {
    return with(parts.context(), parts.argocd(), on, parts.operator());
  }

  public WorldOptions withOperator(boolean on) {
    return with(parts.context(), parts.argocd(), parts.clouds(), on);
  }

  /** Arguments such as {@code --provisioning=aws:rds/instance:Instance=200}. */
  public WorldOptions withSimulatorArguments(List<String> arguments) {
    return withParts(
        new Parts(
            parts.context(),
            parts.argocd(),
            parts.clouds(),
            parts.operator(),
            arguments,
            parts.operatorProperties()));
  }

  /** One more property of the operator, by its Quarkus name. */
  public WorldOptions withOperatorProperty(String name, String value) {
    Map<String, String> more = new TreeMap<>(parts.operatorProperties());
    more.put(name, value);
    return withParts(
        new Parts(
            parts.context(),
            parts.argocd(),
            parts.clouds(),
            parts.operator(),
            parts.simulatorArguments(),
            more));
  }

  private WorldOptions with(String context, boolean argocd, boolean clouds, boolean operator) {
    return withParts(
        new Parts(
            context,
            argocd,
            clouds,
            operator,
            parts.simulatorArguments(),
            parts.operatorProperties()));
  }
}
