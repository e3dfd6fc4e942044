package dev.skybridge.operator.adapter.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.ApplicationSpec;
import dev.skybridge.crd.ComponentSpec;
import dev.skybridge.crd.SourceSpec;
import dev.skybridge.model.Reason;
import dev.skybridge.model.SecretText;
import dev.skybridge.operator.delivery.Content;
import dev.skybridge.operator.delivery.DeliveryRequest;
import dev.skybridge.operator.delivery.DeliveryState;
import dev.skybridge.operator.delivery.DeliveryTarget;
import dev.skybridge.operator.delivery.ManifestRenderer;
import dev.skybridge.operator.delivery.Removal;
import dev.skybridge.operator.delivery.TestDeliveryConfig;
import dev.skybridge.operator.delivery.TestWorld;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Against a real API server and its controllers. */
@EnabledIfEnvironmentVariable(named = TestWorld.VARIABLE, matches = ".+")
final class DirectDeliveryWorldTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<String> requests = TestWorld.requests();
  private final DeliveryTarget target =
      new DeliveryTarget(
          "test", "d" + UUID.randomUUID().toString().substring(0, 8), "here", "local");
  private KubernetesClient client;
  private WorkloadClusters clusters;
  private DirectDelivery delivery;

  @BeforeEach
  void connect() {
    client = TestWorld.client(requests);
    start();
  }

  @AfterEach
  void clean() {
    TestWorld.eventually(PATIENCE, () -> delivery.remove(target, false) instanceof Removal.Gone);
    clusters.close();
    client.close();
  }

  @Test
  void shouldApplyWithFewRequestsAndThenCostNone() {
    // given
    delivery.remove(target, false);
    delivery.deliver(request("web"));
    var other = new DeliveryTarget("test", target.application() + "x", "here", "local");
    requests.clear();

    // when
    var first = delivery.deliver(request(other, Map.of(), "web"));
    var costs = writes();
    requests.clear();
    delivery.deliver(request(other, Map.of(), "web"));
    var again = List.copyOf(requests);

    // then
    TestWorld.eventually(PATIENCE, () -> delivery.remove(other, false) instanceof Removal.Gone);
    assertThat(first.sync()).isEqualTo(DeliveryState.SYNCED);
    assertThat(first.health()).isEqualTo(DeliveryState.PROGRESSING);
    assertThat(first.problem().orElseThrow().reason()).isEqualTo(Reason.PROGRESSING);
    assertThat(costs).hasSize(4);
    assertThat(again).isEmpty();
  }

  @Test
  void shouldWriteNothingAfterARestart() {
    // given
    delivery.deliver(request("web"));
    clusters.close();
    start();
    requests.clear();

    // when
    var state = delivery.deliver(request("web"));

    // then
    assertThat(state.sync()).isEqualTo(DeliveryState.SYNCED);
    assertThat(writes()).isEmpty();
  }

  @Test
  void shouldPruneWhatIsNoMoreWanted() {
    // given
    delivery.deliver(request("web", "order"));

    // when
    delivery.deliver(request("web"));

    // then
    var namespace = target.workloadNamespace();
    assertThat(TestWorld.eventually(PATIENCE, () -> names(namespace).equals(List.of("web"))))
        .isTrue();
    assertThat(client.services().inNamespace(namespace).withName("order").get()).isNull();
  }

  @Test
  void shouldTellAndRepairWhenADeploymentIsDeletedByHand() {
    // given
    var told = new CopyOnWriteArrayList<DeliveryTarget>();
    delivery.onChange(told::add);
    delivery.deliver(request("web"));
    var namespace = target.workloadNamespace();
    assertThat(TestWorld.eventually(PATIENCE, () -> told.contains(target))).isTrue();

    // when
    client.apps().deployments().inNamespace(namespace).withName("web").delete();
    var wasTold = TestWorld.eventually(PATIENCE, () -> told.contains(target));
    delivery.deliver(request("web"));

    // then
    assertThat(wasTold).isTrue();
    assertThat(names(namespace)).containsExactly("web");
  }

  @Test
  void shouldLeaveANamespaceOfSomebodyElseAlone() {
    // given
    var name = target.workloadNamespace();
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();

    // when
    var state = delivery.deliver(request("web"));
    var removal = delivery.remove(target, false);

    // then
    assertThat(state.problem().orElseThrow().reason()).isEqualTo(Reason.NAMESPACE_CONFLICT);
    assertThat(state.problem().orElseThrow().message()).contains(name);
    assertThat(removal).isInstanceOf(Removal.Gone.class);
    assertThat(client.namespaces().withName(name).get()).isNotNull();
    client.namespaces().withName(name).delete();
  }

  @Test
  void shouldTellTheApiServersRefusal() {
    // given
    var spec = spec(new ComponentSpec("web", "x/y", 0, "/", 1, "1", "1Gi", List.of(), List.of()));

    // when
    var state =
        delivery.deliver(
            new DeliveryRequest(
                target,
                new Content.Manifests(ManifestRenderer.render(target, spec, Map.of(), "h")),
                Map.of(),
                "test"));

    // then
    assertThat(state.problem().orElseThrow().reason()).isEqualTo(Reason.MANIFEST_REFUSED);
    assertThat(state.problem().orElseThrow().message()).contains("containerPort");
    assertThat(state.sync()).isEqualTo(DeliveryState.OUT_OF_SYNC);
  }

  @Test
  void shouldKeepSecretsAsWantedAndRemoveTheRest() {
    // given
    var namespace = target.workloadNamespace();
    delivery.deliver(request(target, Map.of("keys", secret("one"), "old", secret("x")), "web"));
    assertThat(TestWorld.eventually(PATIENCE, () -> secretNames(namespace).size() == 2)).isTrue();
    delivery.deliver(request(target, Map.of("keys", secret("one"), "old", secret("x")), "web"));

    // when
    client
        .secrets()
        .inNamespace(namespace)
        .withName("keys")
        .edit(secret -> {
          secret.setData(Map.of("key", "Zm9yZ2Vk"));
          return secret;
        });
    var repaired =
        TestWorld.eventually(
            PATIENCE,
            () -> {
              delivery.deliver(request(target, Map.of("keys", secret("one")), "web"));
              var stored = client.secrets().inNamespace(namespace).withName("keys").get();
              return "b25l".equals(stored.getData().get("key"))
                  && secretNames(namespace).equals(List.of("keys"));
            });

    // then
    assertThat(repaired).isTrue();
  }

  @Test
  void shouldBeReadyOnlyWhenPodsRunAndNameTheCauseWhenTheyCannot() {
    // given
    var wrong = request(target, Map.of(), "no-such-image");
    var right = request("web");
    var seen = new CopyOnWriteArrayList<DeliveryState>();

    // when
    var named =
        TestWorld.eventually(
            PATIENCE,
            () -> {
              var state = delivery.deliver(wrong);
              seen.add(state);
              return state.health().equals(DeliveryState.DEGRADED);
            });
    var recovered = TestWorld.eventually(PATIENCE, () -> delivery.deliver(right).ready());

    // then
    assertThat(named).isTrue();
    assertThat(seen).noneMatch(DeliveryState::ready);
    assertThat(seen.getLast().problem().orElseThrow().reason()).isEqualTo(Reason.WORKLOAD_DEGRADED);
    assertThat(seen.getLast().causes().getFirst())
        .startsWith("no-such-image: image demo.skybridge.dev/shop/no-such-image:1.0");
    assertThat(recovered).isTrue();
  }

  @Test
  void shouldSayThatASourceNeedsArgoCd() {
    // given
    var source = new SourceSpec("http://127.0.0.1/x.git", "deploy", null);

    // when
    var state =
        delivery.deliver(new DeliveryRequest(target, new Content.Source(source), Map.of(), "test"));

    // then
    assertThat(state.problem().orElseThrow().reason()).isEqualTo(Reason.NOT_SUPPORTED);
  }

  private void start() {
    clusters = new WorkloadClusters(client, new TestDeliveryConfig());
    delivery = new DirectDelivery(clusters, new TestDeliveryConfig(), InstantSource.system());
  }

  private List<String> writes() {
    return requests.stream().filter(request -> !request.startsWith("GET ")).toList();
  }

  private List<String> names(String namespace) {
    return client.apps().deployments().inNamespace(namespace).list().getItems().stream()
        .filter(deployment -> deployment.getMetadata().getDeletionTimestamp() == null)
        .map(deployment -> Objects.requireNonNull(deployment.getMetadata().getName()))
        .toList();
  }

  private List<String> secretNames(String namespace) {
    return client.secrets().inNamespace(namespace).list().getItems().stream()
        .map(secret -> Objects.requireNonNull(secret.getMetadata().getName()))
        .toList();
  }

  private static Map<String, SecretText> secret(String value) {
    return Map.of("key", SecretText.of(value));
  }

  private DeliveryRequest request(String... components) {
    return request(target, Map.of(), components);
  }

  private static DeliveryRequest request(
      DeliveryTarget target, Map<String, Map<String, SecretText>> secrets, String... components) {
    var spec =
        spec(
            Stream.of(components)
                .map(name -> component(name, "64Mi"))
                .toArray(ComponentSpec[]::new));
    var files = ManifestRenderer.render(target, spec, Map.of(), "hash");
    return new DeliveryRequest(target, new Content.Manifests(files), secrets, "test");
  }

  private static ComponentSpec component(String name, String memory) {
    return new ComponentSpec(
        name,
        "demo.skybridge.dev/shop/" + name + ":1.0",
        8080,
        "/",
        1,
        "50m",
        memory,
        List.of(),
        List.of());
  }

  private static ApplicationSpec spec(ComponentSpec... components) {
    return new ApplicationSpec(
        null,
        List.of(components),
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
