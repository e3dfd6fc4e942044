package dev.skybridge.operator.adapter.argocd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skybridge.operator.delivery.DeliveryTarget;
import dev.skybridge.runtime.context.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * The Argo CD applications of the placements: written only where they differ, read from the watch.
 */
final class ArgoApplications implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ArgoApplications.class);

  /** How long Argo CD may take for a revision before it is asked to look again. */
  private static final Duration REFRESH_EVERY = Duration.ofSeconds(5);

  private final ArgoClient client;
  private final ApplicationWatch watch;
  private final InstantSource clock;
  private final Map<String, Instant> refreshed = new ConcurrentHashMap<>();
  private volatile boolean projectExists;

  ArgoApplications(
      ArgoCdConfig config, InstantSource clock, Scope scope, Consumer<ArgoApplication> changed) {
    this.client = new ArgoClient(config);
    this.clock = clock;
    this.watch = new ApplicationWatch(client, config.streamSilence(), clock, scope, changed);
  }

  void watch() {
    watch.start();
  }

  /**
   * Brings the application to the manifest, and makes Argo CD look at the revision at once.
   *
   * @param current whether what Argo CD last looked at is what is wanted
   * @param committed whether a commit was made just now
   */
  ArgoApplication ensure(
      DeliveryTarget target,
      ObjectNode manifest,
      Predicate<ArgoApplication> current,
      boolean committed)
      throws ArgoFailure {
    watch.start();
    var live = find(target);
    if (live.isEmpty() || !ApplicationManifest.matches(manifest, live.get().json())) {
      if (live.isPresent() && !live.get().owner().equals(target.owner())) {
        throw ArgoFailure.of(400, ArgoCdDelivery.conflict(target, live.get().owner()).message());
      }
      if (live.isPresent() && live.get().isDeleting()) {
        return live.get();
      }
      return noted(upsert(manifest));
    }
    if (committed && live.get().isRetrying()) {
      // What it tries again is an older revision; the next try could be a minute away.
      client.terminate(live.get().name());
    }
    return committed || isBehind(live.get(), current) ? refresh(target, live.get()) : live.get();
  }

  /** The application; empty where there is none. */
  Optional<ArgoApplication> find(DeliveryTarget target) throws ArgoFailure {
    var seen = watch.get(target.argoApplication());
    return seen.isPresent() || watch.knowsAll()
        ? seen
        : client.get(target.argoApplication()).map(this::noted);
  }

  /** The application as Argo CD has it now, not as it was last seen. */
  Optional<ArgoApplication> read(DeliveryTarget target) throws ArgoFailure {
    return client.get(target.argoApplication());
  }

  /** Starts deleting it; a sync that is tried again without end would keep it for ever. */
  void delete(ArgoApplication live) throws ArgoFailure {
    refreshed.remove(live.name());
    if (!live.isDeleting()) {
      client.delete(live.name());
    }
    if (live.hasOperation()) {
      client.terminate(live.name());
    }
  }

  void abandon(DeliveryTarget target) throws ArgoFailure {
    client.abandon(target.argoApplication());
  }

  List<String> degraded(DeliveryTarget target) throws ArgoFailure {
    return client.degraded(target.argoApplication());
  }

  private ArgoApplication upsert(ObjectNode manifest) throws ArgoFailure {
    if (!projectExists) {
      client.ensureProject();
      projectExists = true;
    }
    try {
      var written = client.upsert(manifest);
      LOG.infof("Argo CD application %s is written", written.name());
      return written;
    } catch (ArgoFailure failure) {
      projectExists = false;
      throw failure;
    }
  }

  private boolean isBehind(ArgoApplication live, Predicate<ArgoApplication> current) {
    var last = refreshed.getOrDefault(live.name(), Instant.MIN);
    return !current.test(live) && last.plus(REFRESH_EVERY).isBefore(clock.instant());
  }

  private ArgoApplication refresh(DeliveryTarget target, ArgoApplication live) throws ArgoFailure {
    refreshed.put(live.name(), clock.instant());
    try {
      return client.refresh(target.argoApplication()).map(this::noted).orElse(live);
    } catch (ArgoFailure failure) {
      if (failure.isLate()) {
        LOG.debugf("Argo CD is still comparing %s", live.name());
        return live;
      }
      throw failure;
    }
  }

  private ArgoApplication noted(ArgoApplication application) {
    watch.note(application);
    return application;
  }

  @Override
  public void close() {
    watch.close();
    client.close();
  }
}
