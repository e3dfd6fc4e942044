package dev.skybridge.operator.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class PodCausesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration GRACE = Duration.ofSeconds(30);

  static Stream<Arguments> causes() {
    return Stream.of(
        Arguments.of(
            waiting("ImagePullBackOff", "registry says: not found"),
            "web: image shop/web:9.9: registry says: not found (ImagePullBackOff)"),
        Arguments.of(
            waiting("InvalidImageName", null), "web: image shop/web:9.9 (InvalidImageName)"),
        Arguments.of(
            waiting("CreateContainerConfigError", "secret \"payment-keys\" not found"),
            "web: secret \"payment-keys\" not found (CreateContainerConfigError)"),
        Arguments.of(
            waiting("CrashLoopBackOff", "back-off 10s restarting"),
            "web: container web keeps ending (CrashLoopBackOff)"),
        Arguments.of(
            new ContainerStateBuilder().withNewTerminated().withExitCode(3).endTerminated().build(),
            "web: container web ended with code 3"));
  }

  @ParameterizedTest
  @MethodSource("causes")
  void shouldNameWhatDoesNotPassByItselfAtOnce(ContainerState state, String expected) {
    // given
    var pod = pod(state, NOW.minusSeconds(1));

    // when
    var verdict = PodCauses.judge(List.of(pod), Map.of(), NOW, GRACE);

    // then
    assertThat(verdict.causes()).containsExactly(expected);
  }

  @Test
  void shouldNameTheProbeWhenARunningContainerIsNotReadyForTooLong() {
    // given
    var pod = pod(running(), NOW.minusSeconds(31));
    var warnings = Map.of("web-5d9-x", "Readiness probe failed: connection refused");

    // when
    var verdict = PodCauses.judge(List.of(pod), warnings, NOW, GRACE);

    // then
    assertThat(PodCauses.silent(List.of(pod), NOW, GRACE)).isTrue();
    assertThat(verdict.causes())
        .containsExactly(
            "web: readiness probe on port 9999, path /ready fails:"
                + " Readiness probe failed: connection refused");
    assertThat(verdict.lookAgainIn()).isEmpty();
  }

  @Test
  void shouldWaitWhenARunningContainerIsNotReadyYet() {
    // given
    var pod = pod(running(), NOW.minusSeconds(12));

    // when
    var verdict = PodCauses.judge(List.of(pod), Map.of(), NOW, GRACE);

    // then
    assertThat(verdict.causes()).isEmpty();
    assertThat(verdict.lookAgainIn()).contains(Duration.ofSeconds(18));
    assertThat(PodCauses.silent(List.of(pod), NOW, GRACE)).isFalse();
  }

  @Test
  void shouldNotNamePodsThatAreReadyOrEnding() {
    // given
    var ready =
        new PodBuilder(pod(running(), NOW.minusSeconds(100)))
            .editStatus()
            .editFirstCondition()
            .withStatus("True")
            .endCondition()
            .endStatus()
            .build();
    var ending =
        new PodBuilder(pod(waiting("ImagePullBackOff", "no"), NOW.minusSeconds(100)))
            .editMetadata()
            .withDeletionTimestamp(NOW.toString())
            .endMetadata()
            .build();

    // when
    var verdict = PodCauses.judge(List.of(ready, ending), Map.of(), NOW, GRACE);

    // then
    assertThat(verdict.causes()).isEmpty();
    assertThat(verdict.lookAgainIn()).isEmpty();
  }

  @Test
  void shouldSayEachCauseOnceForAllPodsOfAWorkload() {
    // given
    var state = waiting("ErrImagePull", "not found");
    var pods = List.of(pod(state, NOW), pod(state, NOW), pod(state, NOW));

    // when
    var verdict = PodCauses.judge(pods, Map.of(), NOW, GRACE);

    // then
    assertThat(verdict.causes()).hasSize(1);
  }

  @Test
  void shouldNameTheSchedulerWhenNoNodeFits() {
    // given
    var pod =
        new PodBuilder()
            .withNewMetadata()
            .withName("web-5d9-x")
            .withCreationTimestamp(NOW.minusSeconds(60).toString())
            .endMetadata()
            .withNewSpec()
            .endSpec()
            .withNewStatus()
            .withPhase("Pending")
            .addNewCondition()
            .withType("PodScheduled")
            .withStatus("False")
            .withMessage("0/1 nodes are available: 1 Insufficient cpu")
            .endCondition()
            .endStatus()
            .build();

    // when
    var verdict = PodCauses.judge(List.of(pod), Map.of(), NOW, GRACE);

    // then
    assertThat(verdict.causes())
        .containsExactly("web-5d9-x: not scheduled: 0/1 nodes are available: 1 Insufficient cpu");
  }

  private static ContainerState waiting(
      String reason, @org.jspecify.annotations.Nullable String message) {
    return new ContainerStateBuilder()
        .withNewWaiting()
        .withReason(reason)
        .withMessage(message)
        .endWaiting()
        .build();
  }

  private static ContainerState running() {
    return new ContainerStateBuilder().withNewRunning().endRunning().build();
  }

  private static Pod pod(ContainerState state, Instant unreadySince) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("web-5d9-x")
        .withNamespace("team-shop-aws")
        .addToLabels("pod-template-hash", "5d9")
        .withCreationTimestamp(unreadySince.toString())
        .addNewOwnerReference()
        .withKind("ReplicaSet")
        .withName("web-5d9")
        .withController(true)
        .endOwnerReference()
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("web")
        .withImage("shop/web:9.9")
        .addNewPort()
        .withName("http")
        .withContainerPort(9999)
        .endPort()
        .withNewReadinessProbe()
        .withNewHttpGet()
        .withPath("/ready")
        .withPort(new IntOrString("http"))
        .endHttpGet()
        .endReadinessProbe()
        .endContainer()
        .endSpec()
        .withNewStatus()
        .withPhase("Pending")
        .addNewCondition()
        .withType("Ready")
        .withStatus("False")
        .withLastTransitionTime(unreadySince.toString())
        .endCondition()
        .addNewContainerStatus()
        .withName("web")
        .withReady(false)
        .withState(state)
        .endContainerStatus()
        .endStatus()
        .build();
  }
}
