package dev.skybridge.acceptance.harness;

import dev.skybridge.world.LocalWorld;
import dev.skybridge.world.WorldOptions;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.util.Optional;

/** The running world, and a client for each of its parts. */
public final class TestWorld implements AutoCloseable {
  private static final int REQUEST_MILLIS = 30_000;

  private final LocalWorld world;
  private final boolean own;
  private final Path repository;
  private final KubernetesClient kubernetes;
  private final Kubectl kubectl;
  private final Simulator simulator;
  private final ConfigRepository config;
  private final ArgoCdServer argocd;
  private final OperatorProcess operator;

  private TestWorld(LocalWorld world, boolean own, Path repository, Path toolchain) {
    this.world = world;
    this.own = own;
    this.repository = repository;
    this.kubernetes =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder(Config.fromKubeconfig(world.layout().kubeconfig().toFile()))
                    .withRequestTimeout(REQUEST_MILLIS)
                    .build())
            .build();
    this.kubectl = new Kubectl(toolchain.resolve("kubectl"), world.layout().kubeconfig());
    this.simulator = new Simulator(world.state().url("clouds"));
    this.config = new ConfigRepository(world.state().url("git"), world.secrets().password("git"));
    this.argocd =
        new ArgoCdServer(world.state().url("argocd"), world.secrets().password("argocd-admin"));
    this.operator = new OperatorProcess(world);
  }

  static TestWorld start(Path repository, Path toolchain, Optional<Path> given) {
    Path state =
        given.orElseGet(() -> repository.resolve("deploy/acceptance/target/world").normalize());
    WorldOptions options = WorldOptions.of(repository).withState(state).withToolchain(toolchain);
    if (given.isPresent()) {
      return new TestWorld(LocalWorld.attach(options), false, repository, toolchain);
    }
    LocalWorld world =
        LocalWorld.start(
            options, (step, took) -> Report.line("world: %s in %d ms", step, took.toMillis()));
    return new TestWorld(world, true, repository, toolchain);
  }

  /** The world's processes and addresses. */
  public LocalWorld processes() {
    return world;
  }

  /** The checkout. */
  public Path repository() {
    return repository;
  }

  /** An administrator's client. */
  public KubernetesClient kubernetes() {
    return kubernetes;
  }

  /** The command line that people use. */
  public Kubectl kubectl() {
    return kubectl;
  }

  /** The simulated clouds. */
  public Simulator simulator() {
    return simulator;
  }

  /** The repository that Argo CD follows. */
  public ConfigRepository config() {
    return config;
  }

  /** Argo CD. */
  public ArgoCdServer argocd() {
    return argocd;
  }

  /** The operator's process and log. */
  public OperatorProcess operator() {
    return operator;
  }

  /** A new namespace with accounts of all three clouds. */
  public TestNamespace namespace(String name) {
    return TestNamespace.create(this, name);
  }

  @Override
  public void close() {
    kubernetes.close();
    if (own) {
      world.stop();
    }
  }
}
