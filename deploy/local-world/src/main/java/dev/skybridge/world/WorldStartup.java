package dev.skybridge.world;

import dev.skybridge.world.argocd.ArgoCd;
import dev.skybridge.world.cloud.CloudSimulatorProcess;
import dev.skybridge.world.cloud.DemoAccounts;
import dev.skybridge.world.cloud.OperatorProcess;
import dev.skybridge.world.edge.EdgeProcess;
import dev.skybridge.world.git.WebhookFile;
import dev.skybridge.world.kube.AdmissionPolicies;
import dev.skybridge.world.kube.AdmissionWebhook;
import dev.skybridge.world.kube.ConsoleAccess;
import dev.skybridge.world.kube.ControlPlane;
import dev.skybridge.world.kube.Definitions;
import dev.skybridge.world.kube.ExistingCluster;
import dev.skybridge.world.kube.Nodes;
import dev.skybridge.world.process.StartupGraph;
import dev.skybridge.world.services.LocalServicesProcess;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Which part stands on which. */
final class WorldStartup {
  private final LocalWorld world;
  private final StartupGraph graph = new StartupGraph();
  private final CompletableFuture<KubernetesClient> client = new CompletableFuture<>();

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
      graph.step("kubernetes", List.of(), this::connect);
      graph.step("cluster", List.of("kubernetes"), () -> {});
    } else {
      controlPlane();
      graph.step("cluster", List.of("local-services", "kwok", "nodes"), services::awaitPods);
    }
    graph.step("custom resources", List.of("kubernetes"), this::definitions);
    if (options.parts().argocd()) {
      argocd();
    }
    if (options.parts().clouds()) {
      graph.step("cloud-simulator", List.of(), new CloudSimulatorProcess(world)::start);
      graph.step("demo accounts", List.of("custom resources"), this::demoAccounts);
    }
    if (options.parts().operator()) {
      if (options.context().isEmpty()) {
        graph.step("admission webhook", List.of("custom resources"), this::admissionWebhook);
      }
      graph.step("edge", List.of(), new EdgeProcess(world)::start);
      graph.step(
          "operator",
          List.of("custom resources", "local-services"),
          new OperatorProcess(world)::start);
    }
    graph.step("console access", List.of("kubernetes"), this::consoleAccess);
    try {
      graph.run(listener);
    } finally {
      if (client.isDone()) {
        client.join().close();
      }
    }
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
    graph.step("kube-apiserver", List.of("etcd"), plane::startApiServer);
    graph.step("kubernetes", List.of("kube-apiserver"), this::connect);
    graph.step("kube-controller-manager", List.of("kube-apiserver"), plane::startControllerManager);
    graph.step("kube-scheduler", List.of("kube-apiserver"), plane::startScheduler);
    graph.step("kwok", List.of("kube-apiserver"), plane::startKwok);
    graph.step("nodes", List.of("kubernetes"), this::nodes);
  }

  private void argocd() {
    ArgoCd argocd = new ArgoCd(world);
    graph.step("redis", List.of(), argocd::startRedis);
    graph.step("argocd settings", List.of("kubernetes"), () -> argocd.applySettings(client.join()));
    graph.step("argocd-repo-server", List.of("redis"), argocd::startRepoServer);
    List<String> before = List.of("redis", "argocd settings");
    graph.step("argocd-application-controller", before, argocd::startController);
    graph.step("argocd-server", before, argocd::startServer);
    graph.step("argocd-applicationset-controller", before, argocd::startApplicationSets);
    graph.step(
        "root application",
        List.of("argocd settings", "custom resources", "local-services"),
        () -> argocd.applyRootApplication(client.join()));
  }

  private void definitions() {
    Path manifests = world.options().repository().resolve("deploy/kubernetes");
    Definitions.apply(client.join(), manifests.resolve("crds"));
    AdmissionPolicies.apply(client.join(), manifests.resolve("operator/admission.yaml"));
  }

  private void admissionWebhook() {
    new AdmissionWebhook(world.layout(), world.state().port("operator-admission"))
        .apply(
            client.join(),
            world.options().repository().resolve("deploy/kubernetes/operator/webhook.yaml"));
  }

  private void demoAccounts() {
    new DemoAccounts(world).apply(client.join());
  }

  private void consoleAccess() {
    ConsoleAccess.ensure(client.join(), world.secrets());
  }

  private void nodes() {
    Nodes.ensure(client.join(), world.state().podNetwork());
  }

  /** One client for all steps: making one costs more than what most of them do with it. */
  private void connect() {
    KubernetesClient connected = world.client();
    client.complete(connected);
    connected.getKubernetesVersion();
  }
}
