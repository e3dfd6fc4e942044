package dev.skybridge.world.pods;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One container of one pod. Used by its pod's thread only. */
final class ContainerLife {
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);
  private static final Duration BACKOFF_RESET = Duration.ofMinutes(5);

  private final PodTools tools;
  private final boolean init;
  private final List<ProgramServer> servers = new ArrayList<>();
  private Container container;
  private Stage stage = new Stage.Waiting("ContainerCreating", "");
  private Optional<Stage.Ended> last = Optional.empty();
  private Optional<Instant> runningSince = Optional.empty();
  private int restarts;
  private Duration backoff = FIRST_BACKOFF;
  private Instant notBefore = Instant.MIN;
  private ContainerProbes probes;

  ContainerLife(PodTools tools, Container container, boolean init) {
    this.tools = tools;
    this.container = container;
    this.init = init;
    this.probes = ContainerProbes.none();
  }

  /** Takes up the life that the pod's status tells of, after a restart of the runtime. */
  void resume(ContainerStatus status) {
    restarts = status.getRestartCount() == null ? 0 : status.getRestartCount();
    var ended = status.getState() == null ? null : status.getState().getTerminated();
    if (ended != null) {
      stage =
          new Stage.Ended(
              ended.getExitCode(),
              ended.getReason(),
              ended.getMessage() == null ? "" : ended.getMessage(),
              Instant.parse(ended.getStartedAt()),
              Instant.parse(ended.getFinishedAt()));
    }
    var running = status.getState() == null ? null : status.getState().getRunning();
    if (running != null) {
      runningSince = Optional.of(Instant.parse(running.getStartedAt()));
    }
  }

  /** The container of a newer version of the pod; a new image starts it anew. */
  void update(Container newer) {
    boolean imageChanged = !newer.getImage().equals(container.getImage());
    container = newer;
    if (imageChanged) {
      stop();
      restarts += stage instanceof Stage.Waiting ? 0 : 1;
      stage = new Stage.Waiting("ContainerCreating", "");
      notBefore = Instant.MIN;
      backoff = FIRST_BACKOFF;
    }
  }

  /** Does what is due and says when to come again. */
  Instant step(Pod pod, String address, Instant now) throws IOException, InterruptedException {
    return switch (stage) {
      case Stage.Waiting waiting -> now.isBefore(notBefore) ? notBefore : create(pod, address, now);
      case Stage.Starting starting -> start(pod, address, starting, now);
      case Stage.Running running -> run(pod, address, running, now);
      case Stage.Ended ended -> afterEnd(pod, ended, now);
    };
  }

  private Instant create(Pod pod, String address, Instant now)
      throws IOException, InterruptedException {
    ImageEntry entry;
    switch (tools.catalogue().pull(container.getImage())) {
      case ImageCatalogue.Pull.NotFound missing -> {
        return waitBecause(pod, pullProblem(missing.message()), "Failed", now);
      }
      case ImageCatalogue.Pull.Found found -> entry = found.entry();
    }
    Optional<String> problem = tools.config().problem(pod, container);
    if (problem.isPresent()) {
      return waitBecause(
          pod, new Stage.Waiting("CreateContainerConfigError", problem.get()), "Failed", now);
    }
    Stage.Starting starting = new Stage.Starting(entry, runningSince.orElse(now));
    runningSince = Optional.empty();
    stage = starting;
    return start(pod, address, starting, now);
  }

  /** A first failed pull is an ErrImagePull, later ones are backed off. */
  private Stage.Waiting pullProblem(String message) {
    boolean again =
        stage instanceof Stage.Waiting waiting
            && (waiting.reason().equals("ErrImagePull")
                || waiting.reason().equals("ImagePullBackOff"));
    return again
        ? new Stage.Waiting(
            "ImagePullBackOff",
            "Back-off pulling image \"%s\": ErrImagePull: %s"
                .formatted(container.getImage(), message))
        : new Stage.Waiting("ErrImagePull", message);
  }

  private Instant waitBecause(Pod pod, Stage.Waiting waiting, String event, Instant now) {
    if (!waiting.equals(stage)) {
      tools
          .events()
          .warn(pod, container.getName(), event, waiting.reason() + ": " + waiting.message());
    }
    stage = waiting;
    notBefore = now.plus(RETRY);
    return notBefore;
  }

  private Instant start(Pod pod, String address, Stage.Starting starting, Instant now)
      throws InterruptedException, IOException {
    Instant serving = starting.since().plusMillis(starting.entry().startupMillis());
    if (now.isBefore(serving)) {
      return serving;
    }
    Stage.Running running = new Stage.Running(starting.entry(), starting.since());
    stage = running;
    probes = ContainerProbes.of(container, starting.since());
    if (!init || isSidecar()) {
      for (int port : ports(starting.entry())) {
        try {
          servers.add(
              ProgramServer.listen(
                  tools.vertx(), starting.entry(), address, port, tools.body(pod, container)));
        } catch (IOException e) {
          end(running, 1, String.valueOf(e.getMessage()), now);
          return now;
        }
      }
    }
    return run(pod, address, running, now);
  }

  private Instant run(Pod pod, String address, Stage.Running running, Instant now)
      throws InterruptedException, IOException {
    boolean ends =
        switch (running.entry().behaviour()) {
          case CRASHES, COMPLETES -> true;
          case SERVES, ANSWERS_ERRORS, HANGS -> init && !isSidecar();
        };
    if (ends) {
      Instant at =
          running.since().plusMillis(running.entry().startupMillis() + running.entry().runMillis());
      if (!now.isBefore(at)) {
        boolean crash = running.entry().behaviour() == ImageEntry.Behaviour.CRASHES;
        end(running, crash ? 1 : 0, "", now);
        return now;
      }
      Instant probe = probes.step(tools, pod, container, address, now);
      return at.isBefore(probe) ? at : probe;
    }
    Instant next = probes.step(tools, pod, container, address, now);
    if (probes.mustRestart()) {
      tools
          .events()
          .warn(
              pod,
              container.getName(),
              "Killing",
              "Container " + container.getName() + " failed liveness probe, will be restarted");
      end(running, 137, "", now);
      return now;
    }
    return next;
  }

  private void end(Stage.Running running, int exitCode, String message, Instant now) {
    stop();
    stage =
        new Stage.Ended(
            exitCode, exitCode == 0 ? "Completed" : "Error", message, running.since(), now);
  }

  private Instant afterEnd(Pod pod, Stage.Ended ended, Instant now) {
    String policy = pod.getSpec().getRestartPolicy();
    boolean always = init ? isSidecar() : "Always".equals(policy);
    boolean onFailure = ended.exitCode() != 0 && !"Never".equals(policy);
    if (!always && !onFailure) {
      return Instant.MAX;
    }
    if (Duration.between(ended.since(), ended.at()).compareTo(BACKOFF_RESET) > 0) {
      backoff = FIRST_BACKOFF;
    }
    last = Optional.of(ended);
    restarts++;
    Stage.Waiting waiting =
        new Stage.Waiting(
            "CrashLoopBackOff",
            "back-off %s restarting failed container=%s pod=%s_%s(%s)"
                .formatted(
                    backoff.toString().substring(2).toLowerCase(java.util.Locale.ROOT),
                    container.getName(),
                    pod.getMetadata().getName(),
                    pod.getMetadata().getNamespace(),
                    pod.getMetadata().getUid()));
    tools.events().warn(pod, container.getName(), "BackOff", waiting.message());
    stage = waiting;
    notBefore = now.plus(backoff);
    backoff =
        backoff.multipliedBy(2).compareTo(LONGEST_BACKOFF) > 0
            ? LONGEST_BACKOFF
            : backoff.multipliedBy(2);
    return notBefore;
  }

  /** Stops listening. */
  void stop() {
    servers.forEach(ProgramServer::close);
    servers.clear();
  }

  Container container() {
    return container;
  }

  Stage stage() {
    return stage;
  }

  Optional<Stage.Ended> lastEnd() {
    return last;
  }

  int restarts() {
    return restarts;
  }

  boolean isStarted() {
    return stage instanceof Stage.Running && probes.isStarted();
  }

  boolean isReady() {
    if (init && !isSidecar()) {
      return stage instanceof Stage.Ended ended && ended.exitCode() == 0;
    }
    return stage instanceof Stage.Running && probes.isReady();
  }

  /** For an init container: whether the next one may start. */
  boolean letsNextStart() {
    return isSidecar() ? isStarted() : isReady();
  }

  boolean isSidecar() {
    return init && "Always".equals(container.getRestartPolicy());
  }

  private Set<Integer> ports(ImageEntry entry) {
    Set<Integer> ports = new TreeSet<>(entry.ports());
    if (entry.declaredPorts()) {
      container.getPorts().stream()
          .filter(port -> !"UDP".equals(port.getProtocol()))
          .map(ContainerPort::getContainerPort)
          .forEach(ports::add);
    }
    return ports;
  }
}
