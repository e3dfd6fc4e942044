package dev.skybridge.operator.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.ApplicationSpec;
import dev.skybridge.crd.ComponentSpec;
import dev.skybridge.crd.EnvSpec;
import dev.skybridge.crd.PlacementSpec;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ManifestRendererTest {
  private static final DeliveryTarget TARGET = new DeliveryTarget("team", "shop", "aws", "local");

  private static final ComponentSpec WEB =
      new ComponentSpec(
          "web", "shop/web:1.0", 8080, "/ready", 2, "250m", "256Mi", List.of(), List.of());

  @Test
  void shouldRenderDeploymentAndServiceForAComponentWithAPort() {
    // given
    var spec = spec(WEB);

    // when
    var files = ManifestRenderer.render(TARGET, spec, Map.of(), "hash");

    // then
    assertThat(files).containsOnlyKeys("web.yaml", "kustomization.yaml");
    assertThat(files.get("kustomization.yaml")).contains("- \"web.yaml\"");
    var objects = parse(files.get("web.yaml"));
    assertThat(objects).hasSize(2);
    var deployment = (Deployment) objects.getFirst();
    assertThat(deployment.getMetadata().getNamespace()).isEqualTo("team-shop-aws");
    assertThat(deployment.getMetadata().getLabels())
        .containsEntry("app.kubernetes.io/name", "web")
        .containsEntry("app.kubernetes.io/instance", "team-shop-aws")
        .containsEntry("app.kubernetes.io/part-of", "shop")
        .containsEntry("app.kubernetes.io/managed-by", "skybridge");
    assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
    assertThat(deployment.getSpec().getProgressDeadlineSeconds()).isEqualTo(60);
    var template = deployment.getSpec().getTemplate();
    assertThat(template.getMetadata().getAnnotations()).containsEntry(Names.BINDINGS_HASH, "hash");
    assertThat(template.getMetadata().getLabels())
        .containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels());
    var container = template.getSpec().getContainers().getFirst();
    assertThat(container.getImage()).isEqualTo("shop/web:1.0");
    assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/ready");
    assertThat(container.getResources().getRequests().get("cpu")).hasToString("250m");
    assertThat(container.getResources().getLimits()).containsOnlyKeys("memory");
    var service = (Service) objects.getLast();
    assertThat(service.getSpec().getPorts().getFirst().getPort()).isEqualTo(8080);
    assertThat(service.getSpec().getSelector())
        .isEqualTo(deployment.getSpec().getSelector().getMatchLabels());
  }

  @Test
  void shouldFitTheRestrictedPodSecurityStandard() {
    // given
    var spec = spec(WEB);

    // when
    var pod = deployment(ManifestRenderer.render(TARGET, spec, Map.of(), "h").get("web.yaml"));

    // then
    var podSpec = pod.getSpec().getTemplate().getSpec();
    assertThat(podSpec.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(podSpec.getSecurityContext().getSeccompProfile().getType())
        .isEqualTo("RuntimeDefault");
    var security = podSpec.getContainers().getFirst().getSecurityContext();
    assertThat(security.getAllowPrivilegeEscalation()).isFalse();
    assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
  }

  @Test
  void shouldRenderNoServiceAndNoProbeForAWorker() {
    // given
    var worker =
        new ComponentSpec(
            "worker", "shop/worker:1", null, null, null, null, null, List.of(), List.of());

    // when
    var files = ManifestRenderer.render(TARGET, spec(worker), Map.of(), "h");

    // then
    assertThat(parse(files.get("worker.yaml"))).hasSize(1);
    var deployment = deployment(files.get("worker.yaml"));
    assertThat(deployment.getSpec().getReplicas()).isEqualTo(1);
    var container = deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
    assertThat(container.getReadinessProbe()).isNull();
    assertThat(container.getPorts()).isEmpty();
  }

  @Test
  void shouldTakeBindingsAndSecretsFromSecretsAndLetTheUserWin() {
    // given
    var order =
        new ComponentSpec(
            "order",
            "shop/order:1",
            8080,
            "/",
            1,
            null,
            null,
            List.of(
                new EnvSpec("LOG_LEVEL", "info", null),
                new EnvSpec("ORDERS_DB_PORT", "6432", null),
                new EnvSpec("API_KEY", null, new EnvSpec.SecretKey("payment-keys", "key"))),
            List.of("orders-db"));

    // when
    var files =
        ManifestRenderer.render(
            TARGET, spec(order), Map.of("orders-db", Set.of("port", "host", "password")), "h");

    // then
    var env =
        deployment(files.get("order.yaml"))
            .getSpec()
            .getTemplate()
            .getSpec()
            .getContainers()
            .getFirst()
            .getEnv();
    assertThat(env)
        .extracting(EnvVar::getName)
        .containsExactly(
            "ORDERS_DB_HOST", "ORDERS_DB_PASSWORD", "ORDERS_DB_PORT", "LOG_LEVEL", "API_KEY");
    assertThat(env.get(0).getValueFrom().getSecretKeyRef().getName())
        .isEqualTo("orders-db-binding");
    assertThat(env.get(2).getValue()).isEqualTo("6432");
    assertThat(env.get(4).getValueFrom().getSecretKeyRef().getKey()).isEqualTo("key");
  }

  @Test
  void shouldRenderTheSameBytesEachTime() {
    // given
    var spec = spec(WEB);
    var bindings = Map.of("b", Set.of("x", "y", "z"), "a", Set.of("k"));

    // when
    var first = ManifestRenderer.render(TARGET, spec, bindings, "h");
    var second = ManifestRenderer.render(TARGET, spec, bindings, "h");

    // then
    assertThat(first).isEqualTo(second);
  }

  private static ApplicationSpec spec(ComponentSpec... components) {
    return new ApplicationSpec(
        null,
        List.of(components),
        List.of(),
        List.of(new PlacementSpec("aws", null, null, "local")),
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

  private static Deployment deployment(@Nullable String yaml) {
    return (Deployment) parse(yaml).getFirst();
  }

  private static List<HasMetadata> parse(@Nullable String yaml) {
    try (var client = new KubernetesClientBuilder().build()) {
      return client
          .load(
              new ByteArrayInputStream(
                  Objects.requireNonNull(yaml).getBytes(StandardCharsets.UTF_8)))
          .items();
    }
  }
}
