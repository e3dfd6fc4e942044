package dev.skybridge.world.pods;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodReadinessGate;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pure: the status of a pod from the lives of its containers, by the kubelet's rules. */
final class PodStatusView {
  private PodStatusView() {}

  /**
   * @param before the status written last; a condition that has not flipped keeps its time
   */
  static PodStatus of(
      Pod pod,
      List<ContainerLife> init,
      List<ContainerLife> main,
      String address,
      PodStatus before,
      Instant now) {
    boolean initialised = init.stream().allMatch(ContainerLife::letsNextStart);
    String phase = phase(pod, initialised, main);
    boolean done = phase.equals("Succeeded");
    List<String> unready =
        main.stream()
            .filter(life -> !life.isReady())
            .map(life -> life.container().getName())
            .toList();
    boolean containersReady = initialised && unready.isEmpty() && !done;
    boolean ready = containersReady && gatesOpen(pod);
    List<PodCondition> conditions = new ArrayList<>();
    conditions.add(
        condition(
            "Initialized",
            initialised,
            initialised ? "" : "ContainersNotInitialized",
            "",
            before,
            now));
    String reason = done ? "PodCompleted" : containersReady ? "" : "ContainersNotReady";
    String message =
        containersReady || done
            ? ""
            : "containers with unready status: [" + String.join(" ", unready) + "]";
    conditions.add(condition("ContainersReady", containersReady, reason, message, before, now));
    conditions.add(
        condition(
            "Ready",
            ready,
            containersReady && !ready ? "ReadinessGatesNotReady" : reason,
            message,
            before,
            now));
    return new PodStatusBuilder()
        .withPhase(phase)
        .withConditions(conditions)
        .withPodIP(address)
        .addNewPodIP(address)
        .withStartTime(before.getStartTime() == null ? text(now) : before.getStartTime())
        .withInitContainerStatuses(init.stream().map(PodStatusView::status).toList())
        .withContainerStatuses(main.stream().map(PodStatusView::status).toList())
        .build();
  }

  private static String phase(Pod pod, boolean initialised, List<ContainerLife> main) {
    if (!initialised) {
      return "Pending";
    }
    boolean restarts = "Always".equals(pod.getSpec().getRestartPolicy());
    boolean allEnded = main.stream().allMatch(life -> life.stage() instanceof Stage.Ended);
    if (allEnded && !restarts) {
      boolean success =
          main.stream()
              .allMatch(life -> life.stage() instanceof Stage.Ended ended && ended.exitCode() == 0);
      return success ? "Succeeded" : "Failed";
    }
    boolean allCameUp =
        main.stream()
            .allMatch(life ->
                switch (life.stage()) {
                  case Stage.Waiting waiting -> life.lastEnd().isPresent();
                  case Stage.Starting starting -> life.lastEnd().isPresent();
                  case Stage.Running running -> true;
                  case Stage.Ended ended -> true;
                });
    return allCameUp ? "Running" : "Pending";
  }

  private static boolean gatesOpen(Pod pod) {
    for (PodReadinessGate gate : pod.getSpec().getReadinessGates()) {
      boolean open =
          pod.getStatus().getConditions().stream()
              .anyMatch(condition ->
                  condition.getType().equals(gate.getConditionType())
                      && "True".equals(condition.getStatus()));
      if (!open) {
        return false;
      }
    }
    return true;
  }

  private static PodCondition condition(
      String type, boolean on, String reason, String message, PodStatus before, Instant now) {
    String status = on ? "True" : "False";
    String since =
        before.getConditions().stream()
            .filter(old -> old.getType().equals(type) && status.equals(old.getStatus()))
            .map(PodCondition::getLastTransitionTime)
            .findFirst()
            .orElse(text(now));
    return new PodConditionBuilder()
        .withType(type)
        .withStatus(status)
        .withReason(reason.isEmpty() ? null : reason)
        .withMessage(message.isEmpty() ? null : message)
        .withLastTransitionTime(since)
        .build();
  }

  private static ContainerStatus status(ContainerLife life) {
    String image = life.container().getImage();
    boolean up = life.stage() instanceof Stage.Running;
    return new ContainerStatusBuilder()
        .withName(life.container().getName())
        .withImage(image)
        .withImageID(up ? "skybridge://" + image : "")
        .withContainerID(
            up ? "skybridge://" + life.container().getName() + "-" + life.restarts() : null)
        .withReady(life.isReady())
        .withStarted(life.isStarted())
        .withRestartCount(life.restarts())
        .withState(state(life.stage()))
        .withLastState(life.lastEnd().map(PodStatusView::state).orElseGet(ContainerState::new))
        .build();
  }

  private static ContainerState state(Stage stage) {
    ContainerStateBuilder state = new ContainerStateBuilder();
    return switch (stage) {
      case Stage.Waiting waiting ->
          state
              .withNewWaiting(
                  waiting.message().isEmpty() ? null : waiting.message(), waiting.reason())
              .build();
      case Stage.Starting starting -> state.withNewWaiting(null, "ContainerCreating").build();
      case Stage.Running running -> state.withNewRunning(text(running.since())).build();
      case Stage.Ended ended ->
          state
              .withNewTerminated()
              .withExitCode(ended.exitCode())
              .withReason(ended.reason())
              .withMessage(ended.message().isEmpty() ? null : ended.message())
              .withStartedAt(text(ended.since()))
              .withFinishedAt(text(ended.at()))
              .endTerminated()
              .build();
    };
  }

  private static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static PodStatus written(Pod pod) {
    return Optional.ofNullable(pod.getStatus()).orElseGet(PodStatus::new);
  }
}
