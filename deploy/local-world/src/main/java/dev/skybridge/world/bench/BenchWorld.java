package dev.skybridge.world.bench;

import dev.skybridge.world.LocalWorld;
import dev.skybridge.world.WorldLayout;
import dev.skybridge.world.WorldOptions;
import dev.skybridge.world.process.StartupGraph;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;

/** A world of the benchmark's own: Kubernetes, the operator, nothing else; gone at its end. */
final class BenchWorld implements AutoCloseable {
  /** How the operator's Kubernetes client calls itself. */
  static final String OPERATOR_AGENT = "fabric8-kubernetes-client/";

  private static final String AGENT = "skybridge-bench";
  private static final int REQUEST_DEADLINE_MILLIS = 60_000;

  private final LocalWorld world;
  private final KubernetesClient client;

  private BenchWorld(LocalWorld world, KubernetesClient client) {
    this.world = world;
    this.client = client;
  }

  static BenchWorld start(WorldOptions options, StartupGraph.Listener listener) {
    var layout = new WorldLayout(options.state());
    AuditLog.writePolicy(layout.auditPolicy());
    var world =
        LocalWorld.start(
            options
                .withArgocd(false)
                .withClouds(false)
                .withOperator(true)
                // what the bare client writes is not the operator's
                .withOperatorProperty(
                    "quarkus.operator-sdk.controllers.application.selector",
                    Label.PART + "=" + Label.OPERATED.value()),
            listener);
    var config =
        new ConfigBuilder(Config.fromKubeconfig(world.layout().kubeconfig().toFile()))
            .withUserAgent(AGENT)
            .withRequestTimeout(REQUEST_DEADLINE_MILLIS)
            .build();
    return new BenchWorld(world, new KubernetesClientBuilder().withConfig(config).build());
  }

  LocalWorld world() {
    return world;
  }

  KubernetesClient client() {
    return client;
  }

  AuditLog audit() {
    return new AuditLog(world.layout().auditLog());
  }

  /** Writes the sample, waits until the operator has delivered it, and takes it away again. */
  Samples sample(Duration deadline) {
    client
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(Samples.NAMESPACE)
                .endMetadata()
                .build())
        .serverSideApply();
    var requests = new RawRequests(client);
    try (var ready = ObjectWatch.condition(client, Kind.APPLICATION, Label.OPERATED, "Ready", 1)) {
      requests.send(Samples.sample());
      ready.await(deadline);
    }
    var samples = Samples.capture(client);
    try (var gone = ObjectWatch.deletion(client, Kind.APPLICATION, Label.OPERATED, 1)) {
      requests.send(Samples.deleteSample());
      gone.await(deadline);
    }
    return samples;
  }

  static ProcessHandle operator(LocalWorld world) {
    return world
        .processes()
        .running("operator")
        .orElseThrow(() ->
            new IllegalStateException(
                "the operator ended; see " + world.processes().log("operator")));
  }

  @Override
  public void close() {
    client.close();
    world.wipe();
  }
}
