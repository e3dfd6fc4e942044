package dev.skybridge.world.pods;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one pod on a virtual thread of its own: wakes when the pod changes or a container is
 * due, lets each container take its step, and writes the status when it differs from the one
 * written last.
 */
final class PodWorker implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(PodWorker.class);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /** What the worker is woken by. */
  private sealed interface Signal {
    record Changed(Pod pod) implements Signal {}

    record Gone() implements Signal {}
  }

  private final PodTools tools;
  private final PodAddresses addresses;
  private final PodStatusWriter writer;
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final List<ContainerLife> init = new ArrayList<>();
  private final List<ContainerLife> main = new ArrayList<>();
  private final String address;
  private Pod pod;
  private PodStatus written;

  PodWorker(PodTools tools, PodAddresses addresses, PodStatusWriter writer, Pod pod) {
    this.tools = tools;
    this.addresses = addresses;
    this.writer = writer;
    this.pod = pod;
    this.written = PodStatusView.written(pod);
    this.address = addresses.of(pod);
    pod.getSpec()
        .getInitContainers()
        .forEach(each -> init.add(new ContainerLife(tools, each, true)));
    pod.getSpec().getContainers().forEach(each -> main.add(new ContainerLife(tools, each, false)));
    init.forEach(life -> resume(life, written.getInitContainerStatuses()));
    main.forEach(life -> resume(life, written.getContainerStatuses()));
  }

  void changed(Pod newer) {
    signals.add(new Signal.Changed(newer));
  }

  void gone() {
    signals.add(new Signal.Gone());
  }

  @Override
  public void run() {
    try {
      boolean alive = pod.getMetadata().getDeletionTimestamp() == null;
      while (alive) {
        alive = await(advance());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      init.forEach(ContainerLife::stop);
      main.forEach(ContainerLife::stop);
      addresses.release(pod, address);
      tools.events().forget(pod.getMetadata().getUid());
    }
  }

  /** One step of each container; returns how long nothing is due. */
  private Duration advance() throws InterruptedException {
    Instant next;
    try {
      next = steps();
      PodStatus status = PodStatusView.of(pod, init, main, address, written, Instant.now());
      status.setHostIP(addresses.ofNode(pod));
      if (!status.equals(written)) {
        if (!writer.write(pod, status)) {
          return LONGEST_WAIT;
        }
        written = status;
      }
    } catch (IOException | KubernetesClientException e) {
      LOG.warn("pod {}: {}", pod.getMetadata().getName(), e.toString());
      return RETRY;
    }
    Duration wait = next.equals(Instant.MAX) ? LONGEST_WAIT : Duration.between(Instant.now(), next);
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private Instant steps() throws IOException, InterruptedException {
    Instant now = Instant.now();
    var volumeProblem = tools.config().volumeProblem(pod);
    boolean fresh = main.stream().allMatch(life -> life.stage() instanceof Stage.Waiting);
    if (volumeProblem.isPresent() && fresh) {
      tools.events().warn(pod, "", "FailedMount", volumeProblem.get());
      return now.plus(RETRY);
    }
    Instant next = Instant.MAX;
    for (ContainerLife life : init) {
      next = earlier(next, settle(life, now));
      if (!life.letsNextStart()) {
        return next;
      }
    }
    for (ContainerLife life : main) {
      next = earlier(next, settle(life, now));
    }
    return next;
  }

  /** Steps until the container has nothing to do at once. */
  private Instant settle(ContainerLife life, Instant now) throws IOException, InterruptedException {
    Instant due = life.step(pod, address, now);
    for (int steps = 0; steps < 4 && !due.isAfter(now); steps++) {
      due = life.step(pod, address, now);
    }
    return due;
  }

  /** Waits for a signal or the time; false when the pod is gone. */
  private boolean await(Duration time) throws InterruptedException {
    Signal signal = signals.poll(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
    while (signal != null) {
      switch (signal) {
        case Signal.Gone gone -> {
          return false;
        }
        case Signal.Changed changed -> take(changed.pod());
      }
      signal = signals.poll();
    }
    return pod.getMetadata().getDeletionTimestamp() == null;
  }

  private void take(Pod newer) {
    pod = newer;
    update(init, newer.getSpec().getInitContainers());
    update(main, newer.getSpec().getContainers());
  }

  private static void update(List<ContainerLife> lives, List<Container> containers) {
    for (int index = 0; index < Math.min(lives.size(), containers.size()); index++) {
      lives.get(index).update(containers.get(index));
    }
  }

  private static void resume(ContainerLife life, @Nullable List<ContainerStatus> statuses) {
    if (statuses != null) {
      statuses.stream()
          .filter(status -> status.getName().equals(life.container().getName()))
          .forEach(life::resume);
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
