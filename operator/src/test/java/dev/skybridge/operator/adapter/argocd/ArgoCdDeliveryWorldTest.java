package dev.skybridge.operator.adapter.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.ApplicationSpec;
import dev.skybridge.crd.ComponentSpec;
import dev.skybridge.crd.EnvSpec;
import dev.skybridge.crd.SourceSpec;
import dev.skybridge.model.Reason;
import dev.skybridge.model.SecretText;
import dev.skybridge.operator.adapter.git.Change;
import dev.skybridge.operator.adapter.git.ConfigRepository;
import dev.skybridge.operator.adapter.kube.WorkloadClusters;
import dev.skybridge.operator.delivery.Content;
import dev.skybridge.operator.delivery.DeliveryRequest;
import dev.skybridge.operator.delivery.DeliveryState;
import dev.skybridge.operator.delivery.DeliveryTarget;
import dev.skybridge.operator.delivery.ManifestRenderer;
import dev.skybridge.operator.delivery.Removal;
import dev.skybridge.operator.delivery.TestDeliveryConfig;
import dev.skybridge.operator.delivery.TestWorld;
import dev.skybridge.runtime.context.Scope;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Against a real Argo CD, Git server, API server and pods. */
@EnabledIfEnvironmentVariable(named = TestWorld.VARIABLE, matches = ".+")
final class ArgoCdDeliveryWorldTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String IMAGE = "demo.skybridge.dev/shop/web:1.0";

  @TempDir Path folder;
  private final List<DeliveryTarget> told = new CopyOnWriteArrayList<>();
  private final DeliveryTarget target =
      new DeliveryTarget(
          "test", "a" + UUID.randomUUID().toString().substring(0, 8), "here", "local");
  private final Scope scope = Scope.root("test");
  private KubernetesClient client;
  private WorkloadClusters clusters;
  private ArgoCdDelivery delivery;
  private ArgoClient argo;

  @BeforeEach
  void connect() {
    client = TestWorld.client(TestWorld.requests());
    clusters = new WorkloadClusters(client, new TestDeliveryConfig());
    var git = TestWorld.git(folder);
    var config = TestArgoCdConfig.ofWorld();
    argo = new ArgoClient(config);
    delivery =
        new ArgoCdDelivery(
            config,
            new TestDeliveryConfig(),
            new ConfigRepository(git, InstantSource.system(), scope),
            git.url().orElseThrow(),
            git.branch(),
            clusters,
            InstantSource.system(),
            scope);
    delivery.onChange(told::add);
  }

  @AfterEach
  void clean() {
    var gone =
        TestWorld.eventually(
            PATIENCE, () -> delivery.remove(target, false) instanceof Removal.Gone);
    delivery.close();
    clusters.close();
    client.close();
    argo.close();
    assertThat(gone).isTrue();
  }

  @Test
  void shouldBecomeReadyThenWriteNothingAndLeaveNothing() throws Exception {
    // given
    var request = request(component(IMAGE, 8080));

    // when
    var ready = await(request, DeliveryState::ready);
    var version = argo.get(target.argoApplication()).orElseThrow().resourceVersion();
    var again = delivery.deliver(request);
    var versionAfter = argo.get(target.argoApplication()).orElseThrow().resourceVersion();
    var removed =
        TestWorld.eventually(
            PATIENCE, () -> delivery.remove(target, false) instanceof Removal.Gone);

    // then
    assertThat(ready.health()).isEqualTo(DeliveryState.HEALTHY);
    assertThat(ready.sync()).isEqualTo(DeliveryState.SYNCED);
    assertThat(told).contains(target);
    assertThat(again.revision()).isEqualTo(ready.revision());
    assertThat(versionAfter).isEqualTo(version);
    assertThat(removed).isTrue();
    assertThat(argo.get(target.argoApplication())).isEmpty();
    assertThat(client.namespaces().withName(target.workloadNamespace()).get()).isNull();
  }

  @Test
  void shouldNameTheWrongImageAndRecover() {
    // given
    await(request(component(IMAGE, 8080)), DeliveryState::ready);
    var wrong = request(component("demo.skybridge.dev/shop/web:9.9", 8080));

    // when
    var seen = new ArrayList<DeliveryState>();
    var degraded = await(wrong, state -> seen.add(state) && isDegraded(state));
    var recovered = await(request(component(IMAGE, 8080)), DeliveryState::ready);

    // then
    assertThat(seen).noneMatch(DeliveryState::ready);
    assertThat(degraded.health()).isEqualTo(DeliveryState.DEGRADED);
    assertThat(degraded.causes().getFirst())
        .startsWith("web: image demo.skybridge.dev/shop/web:9.9");
    assertThat(recovered.health()).isEqualTo(DeliveryState.HEALTHY);
  }

  @Test
  void shouldNameTheWrongPort() {
    // given
    var request = request(component(IMAGE, 9999));

    // when
    var degraded = await(request, ArgoCdDeliveryWorldTest::isDegraded);

    // then
    assertThat(degraded.causes().getFirst()).startsWith("web: readiness probe on port 9999");
  }

  @Test
  void shouldNameTheMissingSecretAndRecoverWhenItComes() {
    // given
    var component =
        new ComponentSpec(
            "web",
            IMAGE,
            8080,
            "/",
            1,
            "50m",
            "64Mi",
            List.of(new EnvSpec("KEY", null, new EnvSpec.SecretKey("payment-keys", "key"))),
            List.of());

    // when
    var degraded = await(request(component), ArgoCdDeliveryWorldTest::isDegraded);
    var secrets = Map.of("payment-keys", Map.of("key", SecretText.of("value")));
    var files = ManifestRenderer.render(target, spec(component), Map.of(), "h");
    var recovered =
        await(
            new DeliveryRequest(target, new Content.Manifests(files), secrets, "with the Secret"),
            DeliveryState::ready);

    // then
    assertThat(degraded.causes().getFirst()).startsWith("web: ").contains("payment-keys");
    assertThat(recovered.ready()).isTrue();
  }

  @Test
  void shouldTellWhatArgoCdCouldNotApply() {
    // given
    var files = new TreeMap<String, String>();
    files.put(
        "broken.yaml",
        """
        apiVersion: v1
        kind: Service
        metadata: {name: broken}
        spec: {ports: [{port: 99999}]}
        """);

    // when
    var state =
        await(
            new DeliveryRequest(target, new Content.Manifests(files), Map.of(), "broken"),
            s -> s.problem().filter(p -> p.reason() == Reason.SYNC_FAILED).isPresent());

    // then
    assertThat(state.problem().orElseThrow().message()).contains("broken").contains("99999");
    assertThat(state.ready()).isFalse();
  }

  @Test
  void shouldDeliverManifestsThatExistInGitUnchanged() {
    // given
    var path = "external/" + target.application();
    var git = TestWorld.git(folder);
    try (var repository = new ConfigRepository(git, InstantSource.system(), scope)) {
      var files = Map.of("cart.yaml", foreign("cart"), "mail.yaml", foreign("mail"));
      repository.write(new Change("an application that exists", Map.of(path, files), Map.of()));
      var url = git.url().orElseThrow();
      var source = new Content.Source(new SourceSpec(url, path, "main"));
      var request = new DeliveryRequest(target, source, Map.of(), "bring it in");

      // when
      var ready = await(request, DeliveryState::ready);
      var revision = ready.revision();
      repository.write(new Change("clean up", Map.of(path, Map.of()), Map.of()));

      // then
      assertThat(revision).isNotNull().isEqualTo(ready.syncedRevision());
      assertThat(
              client.apps().deployments().inNamespace(target.workloadNamespace()).list().getItems())
          .extracting(deployment -> deployment.getMetadata().getName())
          .containsExactlyInAnyOrder("cart", "mail");
    }
  }

  private static String foreign(String name) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: NAME}
    spec:
      selector: {matchLabels: {app: NAME}}
      template:
        metadata: {labels: {app: NAME}}
        spec:
          containers: [{name: main, image: "demo.skybridge.dev/shop/web:1.0"}]
    """
        .replace("NAME", name);
  }

  @Test
  void shouldTellThatThePathOfASourceDoesNotExist() {
    // given
    var url = TestWorld.git(folder).url().orElseThrow();
    var source = new Content.Source(new SourceSpec(url, "no/such/path", "main"));

    // when
    var state =
        await(
            new DeliveryRequest(target, source, Map.of(), "source"),
            s -> s.problem().filter(p -> p.reason() == Reason.SOURCE_NOT_FOUND).isPresent());

    // then
    assertThat(state.problem().orElseThrow().message()).contains("no/such/path");
  }

  private DeliveryState await(DeliveryRequest request, Predicate<DeliveryState> condition) {
    var last = new DeliveryState[1];
    var held =
        TestWorld.eventually(
            PATIENCE,
            () -> {
              last[0] = delivery.deliver(request);
              return condition.test(last[0]);
            });
    assertThat(held).as("last state: %s", last[0]).isTrue();
    return last[0];
  }

  private static boolean isDegraded(DeliveryState state) {
    return state.problem().filter(p -> p.reason() == Reason.WORKLOAD_DEGRADED).isPresent();
  }

  private DeliveryRequest request(ComponentSpec component) {
    var files = ManifestRenderer.render(target, spec(component), Map.of(), "h");
    return new DeliveryRequest(target, new Content.Manifests(files), Map.of(), "deliver");
  }

  private static ComponentSpec component(String image, int port) {
    return new ComponentSpec("web", image, port, "/", 1, "50m", "64Mi", List.of(), List.of());
  }

  private static ApplicationSpec spec(ComponentSpec component) {
    return new ApplicationSpec(
        null,
        List.of(component),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
