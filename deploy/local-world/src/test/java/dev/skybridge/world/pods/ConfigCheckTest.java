package dev.skybridge.world.pods;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigCheckTest {
  private static final Map<String, Set<String>> OBJECTS =
      Map.of("SECRET shop/db", Set.of("password"), "CONFIG_MAP shop/settings", Set.of("mode"));

  private final ConfigCheck check =
      new ConfigCheck((kind, namespace, name) ->
          Optional.ofNullable(OBJECTS.get(kind + " " + namespace + "/" + name)));

  @Test
  void shouldFindNothingWrongWhenEverythingIsThere() {
    // given
    Pod pod =
        pod(
            """
            env:
            - {name: P, valueFrom: {secretKeyRef: {name: db, key: password}}}
            - {name: M, valueFrom: {configMapKeyRef: {name: settings, key: mode}}}
            - {name: PLAIN, value: x}
            envFrom: [{secretRef: {name: db}}, {configMapRef: {name: settings}}]
            """,
            "[{name: v, secret: {secretName: db}}]");

    // then
    assertThat(problem(pod)).isEmpty();
    assertThat(check.volumeProblem(pod)).isEmpty();
  }

  @Test
  void shouldNameAMissingSecret() {
    // given
    Pod pod = pod("env: [{name: P, valueFrom: {secretKeyRef: {name: nope, key: password}}}]", "[]");

    // then
    assertThat(problem(pod)).contains("secret \"nope\" not found");
  }

  @Test
  void shouldNameAMissingKey() {
    // given
    Pod pod = pod("env: [{name: P, valueFrom: {secretKeyRef: {name: db, key: user}}}]", "[]");

    // then
    assertThat(problem(pod)).contains("couldn't find key user in Secret shop/db");
  }

  @Test
  void shouldNameAMissingConfigMapOfEnvFrom() {
    // given
    Pod pod = pod("envFrom: [{configMapRef: {name: nope}}]", "[]");

    // then
    assertThat(problem(pod)).contains("configmap \"nope\" not found");
  }

  @Test
  void shouldAcceptWhatIsOptional() {
    // given
    Pod pod =
        pod(
            "env: [{name: P, valueFrom: {secretKeyRef: {name: nope, key: a, optional: true}}}]",
            "[{name: v, configMap: {name: nope, optional: true}}]");

    // then
    assertThat(problem(pod)).isEmpty();
    assertThat(check.volumeProblem(pod)).isEmpty();
  }

  @Test
  void shouldNameTheVolumeThatCannotBeMounted() {
    // given
    Pod pod = pod("env: []", "[{name: certs, projected: {sources: [{secret: {name: tls}}]}}]");

    // then
    assertThat(check.volumeProblem(pod))
        .contains("MountVolume.SetUp failed for volume \"certs\" : secret \"tls\" not found");
  }

  private Optional<String> problem(Pod pod) {
    return check.problem(pod, pod.getSpec().getContainers().getFirst());
  }

  private static Pod pod(String container, String volumes) {
    return Serialization.unmarshal(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: p, namespace: shop}
        spec:
          volumes: %s
          containers:
          - name: c
            image: demo.skybridge.dev/echo:1.0
        %s
        """
            .formatted(volumes, container.indent(4)),
        Pod.class);
  }
}
