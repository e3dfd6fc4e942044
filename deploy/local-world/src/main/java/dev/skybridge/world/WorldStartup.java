package dev.skybridge.world;

import dev.skybridge.world.argocd.ArgoCd;
import dev.skybridge.world.git.WebhookFile;
import dev.skybridge.world.kube.ControlPlane;
import dev.skybridge.world.kube.Definitions;
import dev.skybridge.world.kube.ExistingCluster;
import dev.skybridge.world.kube.Nodes;
import dev.skybridge.world.process.StartupGraph;
import dev.skybridge.world.services.LocalServicesProcess;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** Which part stands on which. */
final class WorldStartup {
  private final LocalWorld world;
  private final StartupGraph graph = new StartupGraph();

  WorldStartup(LocalWorld world) {
    this.world = world;
  }

  void run(StartupGraph.Listener listener) {
    WorldOptions options = world.options();
    WebhookFile.write(world);
    LocalServicesProcess services = new LocalServicesProcess(world);
    graph.step("local-services", List.of(), services::start);
    if (options.context().isPresent()) {
      ExistingCluster.writeKubeconfig(
          options.toolchain(), options.context().get(), world.layout().kubeconfig());
      graph.step("kubernetes", List.of(), this::reach);
      graph.step("cluster", List.of("kubernetes"), () -> {});
    } else {
      controlPlane();
      graph.step("cluster", List.of("local-services", "kwok", "nodes"), services::awaitPods);
    }
    graph.step("custom resources", List.of("kubernetes"), this::definitions);
    if (options.argocd()) {
      argocd();
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
            world.state()::port);
    plane.prepare();
    graph.step("etcd", List.of(), plane::startEtcd);
    graph.step("kubernetes", List.of("etcd"), plane::startApiServer);
    graph.step("kube-controller-manager", List.of("kubernetes"), plane::startControllerManager);
    graph.step("kube-scheduler", List.of("kubernetes"), plane::startScheduler);
    graph.step("kwok", List.of("kubernetes"), plane::startKwok);
    graph.step("nodes", List.of("kubernetes"), this::nodes);
  }

  private void argocd() {
    ArgoCd argocd = new ArgoCd(world);
    graph.step("redis", List.of(), argocd::startRedis);
    graph.step("argocd settings", List.of("kubernetes"), argocd::applySettings);
    graph.step("argocd-repo-server", List.of("redis"), argocd::startRepoServer);
    List<String> before = List.of("redis", "argocd settings");
    graph.step("argocd-application-controller", before, argocd::startController);
    graph.step("argocd-server", before, argocd::startServer);
    graph.step("argocd-applicationset-controller", before, argocd::startApplicationSets);
    graph.step(
        "root application",
        List.of("argocd settings", "custom resources", "local-services"),
        argocd::applyRootApplication);
  }

  private void definitions() {
    try (KubernetesClient client = world.client()) {
      Definitions.apply(client, world.options().repository().resolve("deploy/kubernetes/crds"));
    }
  }

  private void nodes() {
    try (KubernetesClient client = world.client()) {
      Nodes.ensure(client, world.state().podNetwork());
    }
  }

  private void reach() {
    try (KubernetesClient client = world.client()) {
      client.getKubernetesVersion();
    }
  }
}
