package dev.skybridge.world;

import dev.skybridge.world.kube.ControlPlane;
import dev.skybridge.world.kube.ExistingCluster;
import dev.skybridge.world.kube.Nodes;
import dev.skybridge.world.process.StartupGraph;
import dev.skybridge.world.services.LocalServicesProcess;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** Which part stands on which. */
final class WorldStartup {
  private final LocalWorld world;
  private final WorldAddresses addresses;
  private final StartupGraph graph = new StartupGraph();

  WorldStartup(LocalWorld world, WorldAddresses addresses) {
    this.world = world;
    this.addresses = addresses;
  }

  void run(StartupGraph.Listener listener) {
    WorldOptions options = world.options();
    LocalServicesProcess services = new LocalServicesProcess(world);
    if (options.context().isPresent()) {
      ExistingCluster.writeKubeconfig(
          options.toolchain(), options.context().get(), world.layout().kubeconfig());
      graph.step("kubernetes", List.of(), () -> {});
      graph.step("local-services", List.of(), services::start);
      graph.step("cluster", List.of("kubernetes"), () -> {});
    } else {
      controlPlane();
      graph.step("local-services", List.of(), services::start);
      graph.step("cluster", List.of("local-services", "kwok", "nodes"), services::awaitPods);
    }
    graph.run(listener);
  }

  private void controlPlane() {
    ControlPlane plane =
        new ControlPlane(
            world.layout(),
            world.processes(),
            world.options().toolchain(),
            world.options().repository().resolve("deploy/kubernetes/kwok"),
            addresses.state()::port);
    plane.prepare();
    graph.step("etcd", List.of(), plane::startEtcd);
    graph.step("kubernetes", List.of("etcd"), plane::startApiServer);
    graph.step("kube-controller-manager", List.of("kubernetes"), plane::startControllerManager);
    graph.step("kube-scheduler", List.of("kubernetes"), plane::startScheduler);
    graph.step("kwok", List.of("kubernetes"), plane::startKwok);
    graph.step("nodes", List.of("kubernetes"), this::nodes);
  }

  private void nodes() {
    try (KubernetesClient client = world.client()) {
      Nodes.ensure(client, addresses.state().podNetwork());
    }
  }
}
