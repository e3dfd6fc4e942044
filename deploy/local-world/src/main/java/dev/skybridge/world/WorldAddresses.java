package dev.skybridge.world;

import dev.skybridge.world.process.PortAllocator;
import dev.skybridge.world.process.ProcessTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Decides where the parts of a world listen. */
public final class WorldAddresses {
  /** Listener, and the process that holds it. */
  static final Map<String, String> LISTENERS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("etcd", "etcd"),
              Map.entry("etcd-peer", "etcd"),
              Map.entry("kube-apiserver", "kube-apiserver"),
              Map.entry("kube-controller-manager", "kube-controller-manager"),
              Map.entry("kube-scheduler", "kube-scheduler"),
              Map.entry("kwok", "kwok"),
              Map.entry("postgres", "local-services"),
              Map.entry("git", "local-services"),
              Map.entry("redis", "redis"),
              Map.entry("argocd-server", "argocd-server"),
              Map.entry("argocd-server-metrics", "argocd-server"),
              Map.entry("argocd-repo-server", "argocd-repo-server"),
              Map.entry("argocd-repo-server-metrics", "argocd-repo-server"),
              Map.entry("argocd-controller-metrics", "argocd-application-controller"),
              Map.entry("argocd-applicationset-metrics", "argocd-applicationset-controller"),
              Map.entry("argocd-applicationset-probe", "argocd-applicationset-controller"),
              Map.entry("argocd-applicationset-webhook", "argocd-applicationset-controller"),
              Map.entry("simulator-http", "cloud-simulator"),
              Map.entry("simulator-aws", "cloud-simulator"),
              Map.entry("simulator-alicloud", "cloud-simulator"),
              Map.entry("simulator-tencentcloud", "cloud-simulator"),
              Map.entry("simulator-alicloud-api", "cloud-simulator"),
              Map.entry("simulator-tencentcloud-api", "cloud-simulator"),
              Map.entry("edge", "edge"),
              Map.entry("edge-admin", "edge"),
              Map.entry("operator", "operator"),
              Map.entry("operator-admission", "operator")));

  private static final int PREFERRED_POD_NETWORK = 244;
  private static final int GUARD_PORT = 20_999;

  private final WorldState state;

  private WorldAddresses(WorldState state) {
    this.state = state;
  }

  /** Addresses of earlier runs where they are free or rightly held, new ones otherwise. */
  static WorldAddresses load(WorldLayout layout, ProcessTable processes) {
    Optional<WorldState> before =
        Files.exists(layout.worldFile()) ? WorldState.read(layout.worldFile()) : Optional.empty();
    PortAllocator allocator =
        new PortAllocator(
            layout.state().toString(),
            before.map(WorldState::ports).orElse(Map.of()),
            PortAllocator::isFree);
    Map<String, Integer> ports = new HashMap<>();
    LISTENERS.forEach((listener, process) ->
        ports.put(listener, allocator.port(listener, processes.running(process).isPresent())));
    int network =
        before
            .map(WorldState::podNetwork)
            .filter(n -> processes.running("local-services").isPresent() || isFreeNetwork(n))
            .orElseGet(WorldAddresses::freeNetwork);
    WorldState state =
        new WorldState(ports, network, Map.of("git", "http://127.0.0.1:" + ports.get("git")));
    state.write(layout.worldFile());
    return new WorldAddresses(state);
  }

  /** The address whose port {@value #GUARD_PORT} marks a pod network as taken. */
  public static InetSocketAddress guard(int network) {
    return new InetSocketAddress(
        InetAddress.ofLiteral("127.%d.255.254".formatted(network)), GUARD_PORT);
  }

  WorldState state() {
    return state;
  }

  private static int freeNetwork() {
    for (int step = 0; step < 120; step++) {
      int candidate = 130 + Math.floorMod(PREFERRED_POD_NETWORK - 130 + step, 120);
      if (isFreeNetwork(candidate)) {
        return candidate;
      }
    }
    throw new IllegalStateException(
        "every pod network from 127.130.0.0/16 to 127.249.0.0/16 is taken");
  }

  private static boolean isFreeNetwork(int network) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(guard(network));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
