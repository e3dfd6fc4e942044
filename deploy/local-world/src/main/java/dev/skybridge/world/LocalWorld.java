package dev.skybridge.world;

import dev.skybridge.world.process.ProcessTable;
import dev.skybridge.world.process.StartupGraph;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/**
 * A running local world: its processes are detached, so this object may go away and be made again
 * from the state folder. Worlds with different state folders run side by side.
 */
public final class LocalWorld implements AutoCloseable {
  private final WorldOptions options;
  private final WorldLayout layout;
  private final ProcessTable processes;
  private final WorldState state;

  private LocalWorld(
      WorldOptions options, WorldLayout layout, ProcessTable processes, WorldState state) {
    this.options = options;
    this.layout = layout;
    this.processes = processes;
    this.state = state;
  }

  /**
   * Starts what does not run yet and returns when every part is ready.
   *
   * @throws RuntimeException naming the part that did not come up, and its log; what had started
   *     keeps running
   */
  public static LocalWorld start(WorldOptions options, StartupGraph.Listener listener) {
    WorldLayout layout = new WorldLayout(options.state());
    try (WorldLock _ = WorldLock.acquire(layout)) {
      ProcessTable processes = new ProcessTable(layout.run(), layout.logs());
      WorldAddresses addresses = WorldAddresses.load(layout, processes);
      WorldState state = WorldUrls.of(options, addresses.state());
      state.write(layout.worldFile());
      LocalWorld world = new LocalWorld(options, layout, processes, state);
      ChosenParts.write(layout, options.parts());
      new WorldStartup(world).run(listener);
      return attach(options);
    }
  }

  /**
   * The world of a state folder, whether or not it runs, with the parts it was last started with.
   */
  public static LocalWorld attach(WorldOptions options) {
    WorldLayout layout = new WorldLayout(options.state());
    WorldState state =
        WorldState.read(layout.worldFile())
            .orElseThrow(() -> new IllegalStateException("there is no world in " + layout.state()));
    WorldOptions chosen = ChosenParts.read(layout).map(options::withParts).orElse(options);
    return new LocalWorld(chosen, layout, new ProcessTable(layout.run(), layout.logs()), state);
  }

  /**
   * Starts one part anew and waits until it is ready.
   *
   * @param kill whether it ends as by a crash, without a chance to clean up
   */
  public void restart(String component, boolean kill) {
    if (!processes.names().contains(component)) {
      throw new IllegalArgumentException(
          "no part named " + component + "; there are " + processes.names());
    }
    if (kill) {
      processes.kill(component);
    } else {
      processes.stop(component, java.time.Duration.ofSeconds(10));
    }
    start(options, (step, took) -> {});
  }

  /** Stops everything. Data stays. */
  public void stop() {
    WorldShutdown.stop(processes, layout);
  }

  /** Stops everything and removes the data. */
  public void wipe() {
    stop();
    WorldShutdown.removeData(layout);
  }

  @Override
  public void close() {
    stop();
  }

  public WorldOptions options() {
    return options;
  }

  public WorldLayout layout() {
    return layout;
  }

  public WorldState state() {
    return state;
  }

  public ProcessTable processes() {
    return processes;
  }

  public SecretFiles secrets() {
    return new SecretFiles(layout.secrets());
  }

  /** An administrator's client; the caller closes it. */
  public KubernetesClient client() {
    Config config = Config.fromKubeconfig(layout.kubeconfig().toFile());
    return new KubernetesClientBuilder()
        .withConfig(new ConfigBuilder(config).withRequestTimeout(10_000).build())
        .build();
  }
}
