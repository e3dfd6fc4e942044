package dev.skybridge.operator.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorkloadVerdictTest {

  @ParameterizedTest
  @CsvSource({
    // generation, observed, wanted, replicas, updated, available, health
    "2, 1, 2, 2, 2, 2, Progressing",
    "1, 1, 2, 2, 1, 2, Progressing",
    "1, 1, 2, 2, 2, 1, Progressing",
    "1, 1, 2, 3, 2, 2, Progressing",
    "1, 1, 2, 2, 2, 2, Healthy",
    "1, 1, 0, 0, 0, 0, Healthy",
  })
  void shouldJudgeADeploymentByItsStatus(
      long generation,
      long observed,
      int wanted,
      int replicas,
      int updated,
      int available,
      String health) {
    // given
    var deployment = deployment(generation, observed, wanted, replicas, updated, available);

    // when
    var verdict = DeploymentHealth.of(deployment);

    // then
    assertThat(verdict.health()).isEqualTo(health);
  }

  @Test
  void shouldBeDegradedWhenTheRolloutDidNotProgress() {
    // given
    var deployment =
        new DeploymentBuilder(deployment(1, 1, 1, 1, 1, 0))
            .editStatus()
            .addNewCondition()
            .withType("Progressing")
            .withStatus("False")
            .withReason("ProgressDeadlineExceeded")
            .withMessage("it has timed out progressing")
            .endCondition()
            .endStatus()
            .build();

    // when
    var verdict = WorkloadVerdict.of(List.of(DeploymentHealth.of(deployment)), List.of());

    // then
    assertThat(verdict.health()).isEqualTo("Degraded");
    assertThat(verdict.causes()).containsExactly("web: it has timed out progressing");
  }

  @Test
  void shouldNeverBeHealthyWhileAPodCannotRun() {
    // given
    var healthy = new DeploymentHealth("Healthy", "");

    // when
    var verdict = WorkloadVerdict.of(List.of(healthy), List.of("web: image x (ErrImagePull)"));

    // then
    assertThat(verdict.health()).isEqualTo("Degraded");
    assertThat(verdict.problem())
        .contains(new Problem(Reason.WORKLOAD_DEGRADED, "web: image x (ErrImagePull)"));
  }

  @Test
  void shouldBeProgressingWithEachMissingPieceNamed() {
    // given
    var workloads =
        List.of(
            new DeploymentHealth("Healthy", ""),
            new DeploymentHealth("Progressing", "web: 0 of 2 pods are available"));

    // when
    var verdict = WorkloadVerdict.of(workloads, List.of());

    // then
    assertThat(verdict.health()).isEqualTo("Progressing");
    assertThat(verdict.problem())
        .contains(new Problem(Reason.PROGRESSING, "web: 0 of 2 pods are available"));
    assertThat(verdict.causes()).isEmpty();
  }

  @Test
  void shouldBeHealthyWhenThereIsNothingToRun() {
    // when
    var verdict = WorkloadVerdict.of(List.of(), List.of());

    // then
    assertThat(verdict.health()).isEqualTo("Healthy");
    assertThat(verdict.problem()).isEmpty();
  }

  private static Deployment deployment(
      long generation, long observed, int wanted, int replicas, int updated, int available) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName("web")
        .withGeneration(generation)
        .endMetadata()
        .withNewSpec()
        .withReplicas(wanted)
        .endSpec()
        .withNewStatus()
        .withObservedGeneration(observed)
        .withReplicas(replicas)
        .withUpdatedReplicas(updated)
        .withAvailableReplicas(available)
        .endStatus()
        .build();
  }
}
