package dev.skybridge.operator.delivery;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What keeps pods from running, as one line for each workload and cause. Pure.
 *
 * <p>A container that waits for a reason which does not pass by itself is named at once. One that
 * runs and is not ready, or that waits to be created or scheduled, is named once that lasts longer
 * than the grace time: before, it may just be starting.
 */
public final class PodCauses {
  private static final int LONGEST_DETAIL = 300;
  private static final int MOST_LINES = 10;

  /** Reasons of the kubelet after which an image is wrong or out of reach. */
  private static final Set<String> IMAGE =
      Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull");

  /** Reasons of the kubelet after which the container's configuration is wrong. */
  private static final Set<String> CONFIGURATION =
      Set.of(
          "CreateContainerConfigError",
          "CreateContainerError",
          "RunContainerError",
          "CrashLoopBackOff");

  private final Map<String, String> warnings;
  private final Instant now;
  private final Duration grace;

  private PodCauses(Map<String, String> warnings, Instant now, Duration grace) {
    this.warnings = warnings;
    this.now = now;
    this.grace = grace;
  }

  /**
   * Judges the pods.
   *
   * @param pods of one namespace
   * @param warnings last warning event by pod name; only asked for pods that {@link #silent} names
   * @param grace how long a container may take to get ready
   */
  public static Verdict judge(
      Collection<Pod> pods, Map<String, String> warnings, Instant now, Duration grace) {
    var causes = new PodCauses(warnings, now, grace);
    var lines = new TreeSet<String>();
    Optional<Duration> lookAgain = Optional.empty();
    for (var pod : pods) {
      if (isOver(pod)) {
        continue;
      }
      causes.causeOf(pod).ifPresent(cause -> lines.add(WorkloadName.of(pod) + ": " + cause));
      var left = grace.minus(causes.unreadyFor(pod));
      if (!isReady(pod) && left.isPositive()) {
        lookAgain = Optional.of(lookAgain.filter(d -> d.compareTo(left) < 0).orElse(left));
      }
    }
    return new Verdict(lines.stream().limit(MOST_LINES).toList(), lookAgain);
  }

  /** Whether some pod's cause stands in the events only. */
  public static boolean silent(Collection<Pod> pods, Instant now, Duration grace) {
    var causes = new PodCauses(Map.of(), now, grace);
    return pods.stream()
        .filter(pod -> !isOver(pod) && !isReady(pod))
        .anyMatch(pod -> causes.overdue(pod) && causes.ofContainers(pod).isEmpty());
  }

  private Optional<String> causeOf(Pod pod) {
    var status = pod.getStatus();
    if (status != null && "Failed".equals(status.getPhase())) {
      var reason = status.getReason() == null ? "pod failed" : status.getReason();
      return ofContainers(pod).or(() -> Optional.of(withDetail(reason, status.getMessage())));
    }
    var cause = ofContainers(pod);
    return cause.isPresent() || isReady(pod) || !overdue(pod) ? cause : overdueCause(pod);
  }

  private Optional<String> ofContainers(Pod pod) {
    for (var status : statuses(pod)) {
      var state = status.getState();
      var waiting = state == null ? null : state.getWaiting();
      var reason = waiting == null ? null : waiting.getReason();
      if (waiting != null && reason != null && IMAGE.contains(reason)) {
        return Optional.of(
            withDetail("image " + image(pod, status), waiting.getMessage()) + " (" + reason + ")");
      }
      if (waiting != null && "CrashLoopBackOff".equals(reason)) {
        return Optional.of(exit(status) + " (" + reason + ")");
      }
      if (waiting != null && reason != null && CONFIGURATION.contains(reason)) {
        return Optional.of(cut(String.valueOf(waiting.getMessage())) + " (" + reason + ")");
      }
      var ended = state == null ? null : state.getTerminated();
      if (ended != null && ended.getExitCode() != null && ended.getExitCode() != 0) {
        return Optional.of(
            "container " + status.getName() + " ended with code " + ended.getExitCode());
      }
    }
    return Optional.empty();
  }

  private Optional<String> overdueCause(Pod pod) {
    var warning = warnings.get(pod.getMetadata().getName());
    for (var condition : pod.getStatus().getConditions()) {
      if ("PodScheduled".equals(condition.getType()) && "False".equals(condition.getStatus())) {
        return Optional.of(withDetail("not scheduled", condition.getMessage()));
      }
    }
    for (var status : pod.getStatus().getContainerStatuses()) {
      var running = status.getState() != null && status.getState().getRunning() != null;
      if (running && !Boolean.TRUE.equals(status.getReady())) {
        return Optional.of(withDetail(Probe.of(pod, status.getName()), warning));
      }
    }
    return Optional.of(
        withDetail("not running for " + unreadyFor(pod).toSeconds() + " s", warning));
  }

  private static String exit(ContainerStatus status) {
    var last = status.getLastState() == null ? null : status.getLastState().getTerminated();
    if (last == null) {
      return "container " + status.getName() + " keeps ending";
    }
    var code = "container " + status.getName() + " ends with code " + last.getExitCode();
    return "OOMKilled".equals(last.getReason()) ? code + ", out of memory" : code;
  }

  private static String image(Pod pod, ContainerStatus status) {
    return pod.getSpec().getContainers().stream()
        .filter(container -> container.getName().equals(status.getName()))
        .map(container -> container.getImage())
        .findFirst()
        .orElse(String.valueOf(status.getImage()));
  }

  private static List<ContainerStatus> statuses(Pod pod) {
    var all = new ArrayList<ContainerStatus>();
    if (pod.getStatus() != null) {
      all.addAll(pod.getStatus().getInitContainerStatuses());
      all.addAll(pod.getStatus().getContainerStatuses());
    }
    return all;
  }

  private boolean overdue(Pod pod) {
    return pod.getStatus() != null && unreadyFor(pod).compareTo(grace) >= 0;
  }

  /** Since the Ready condition turned, or since the pod was made. */
  private Duration unreadyFor(Pod pod) {
    var since = pod.getMetadata().getCreationTimestamp();
    if (pod.getStatus() != null) {
      for (var condition : pod.getStatus().getConditions()) {
        if ("Ready".equals(condition.getType()) && condition.getLastTransitionTime() != null) {
          since = condition.getLastTransitionTime();
        }
      }
    }
    return since == null ? Duration.ZERO : Duration.between(Instant.parse(since), now);
  }

  /** Ended as it should, or on its way out. */
  private static boolean isOver(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() != null
        || (pod.getStatus() != null && "Succeeded".equals(pod.getStatus().getPhase()));
  }

  private static boolean isReady(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(c -> "Ready".equals(c.getType()) && "True".equals(c.getStatus()));
  }

  private static String withDetail(String what, @Nullable String detail) {
    return detail == null || detail.isBlank() ? what : what + ": " + cut(detail);
  }

  private static String cut(String text) {
    var line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL) + "…";
  }

  /**
   * What the pods say.
   *
   * @param causes a line for each workload and cause, sorted; empty where nothing is wrong
   * @param lookAgainIn when a pod that is starting will have run out of grace
   */
  public record Verdict(List<String> causes, Optional<Duration> lookAgainIn) {}
}
