package dev.skybridge.world.pods;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Probe;
import java.time.Instant;
import java.util.Optional;

/** The start-up, readiness and liveness probes of a running container. */
final class ContainerProbes {
  private final Optional<ProbeSchedule> startup;
  private final Optional<ProbeSchedule> readiness;
  private final Optional<ProbeSchedule> liveness;
  private boolean started;
  private boolean ready;
  private boolean mustRestart;

  private ContainerProbes(
      Optional<ProbeSchedule> startup,
      Optional<ProbeSchedule> readiness,
      Optional<ProbeSchedule> liveness) {
    this.startup = startup;
    this.readiness = readiness;
    this.liveness = liveness;
    this.started = startup.isEmpty();
    this.ready = readiness.isEmpty();
  }

  static ContainerProbes none() {
    return new ContainerProbes(Optional.empty(), Optional.empty(), Optional.empty());
  }

  static ContainerProbes of(Container container, Instant start) {
    return new ContainerProbes(
        schedule(container.getStartupProbe(), start),
        schedule(container.getReadinessProbe(), start),
        schedule(container.getLivenessProbe(), start));
  }

  /** Runs the probes that are due and says when the next one is. */
  Instant step(PodTools tools, Pod pod, Container container, String address, Instant now)
      throws InterruptedException {
    Instant next = Instant.MAX;
    if (!started && startup.isPresent()) {
      ProbeSchedule schedule = startup.get();
      run(tools, pod, container, address, "Startup", schedule, now);
      started = schedule.passed();
      mustRestart |= schedule.failed();
      if (!started) {
        return schedule.dueAt();
      }
    }
    if (readiness.isPresent()) {
      ProbeSchedule schedule = readiness.get();
      run(tools, pod, container, address, "Readiness", schedule, now);
      ready = schedule.passed() || (ready && !schedule.failed());
      next = schedule.dueAt();
    }
    if (liveness.isPresent()) {
      ProbeSchedule schedule = liveness.get();
      run(tools, pod, container, address, "Liveness", schedule, now);
      mustRestart |= schedule.failed();
      next = schedule.dueAt().isBefore(next) ? schedule.dueAt() : next;
    }
    return next;
  }

  private static void run(
      PodTools tools,
      Pod pod,
      Container container,
      String address,
      String kind,
      ProbeSchedule schedule,
      Instant now)
      throws InterruptedException {
    if (now.isBefore(schedule.dueAt())) {
      return;
    }
    Optional<String> failure =
        tools.probes().failure(schedule.probe(), container, address, schedule.timeout());
    failure.ifPresent(why ->
        tools.events().warn(pod, container.getName(), "Unhealthy", kind + " probe failed: " + why));
    schedule.record(failure.isEmpty(), Instant.now());
  }

  boolean isStarted() {
    return started;
  }

  boolean isReady() {
    return started && ready;
  }

  boolean mustRestart() {
    return mustRestart;
  }

  private static Optional<ProbeSchedule> schedule(
      @org.jspecify.annotations.Nullable Probe probe, Instant start) {
    return Optional.ofNullable(probe).map(present -> new ProbeSchedule(present, start));
  }
}
