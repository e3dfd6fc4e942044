package dev.skybridge.operator.traffic;

import dev.skybridge.crd.TrafficRoute;
import dev.skybridge.operator.Annotations;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The right to write, as a Kubernetes Lease that the write gate of the holder renews and that we
 * give to another one. Each of our changes names the version that it rests on, so it loses against
 * a renewal that we have not seen.
 */
final class WriterLeases {
  /** {@code "true"} on the Lease asks its holder to stop and to give it back. */
  static final String RELEASE = "skybridge.dev/release";

  /** Names the gate that renews it, so that a second one of the placement stands by. */
  private static final String GATE = "skybridge.dev/gate";

  private static final Logger LOG = Logger.getLogger(WriterLeases.class);
  private static final int CONFLICT = 409;

  private final KubernetesClient client;
  private final LongSupplier nanos;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  /**
   * Leases of one cluster.
   *
   * @param nanos a clock that never jumps, in nanoseconds
   */
  WriterLeases(KubernetesClient client, LongSupplier nanos) {
    this.client = client;
    this.nanos = nanos;
  }

  /** When a renewal was first seen. Our own marks on the Lease are none. */
  private record Seen(String renewal, long at) {
    static Seen of(Lease lease, long at) {
      var spec = lease.getSpec();
      return new Seen(
          lease.getMetadata().getUid()
              + " "
              + spec.getLeaseTransitions()
              + " "
              + spec.getHolderIdentity()
              + " "
              + spec.getRenewTime(),
          at);
    }
  }

  /** Name of the Lease of an application. */
  static String name(String application) {
    return application + "-writer";
  }

  /** The lease as it is now. */
  Optional<WriterLease> read(TrafficRoute route) {
    return Optional.ofNullable(find(route))
        .map(lease -> {
          var metadata = lease.getMetadata();
          var now = nanos.getAsLong();
          var here = Seen.of(lease, now);
          var first =
              seen.compute(
                  key(route),
                  (k, before) ->
                      before != null && before.renewal().equals(here.renewal()) ? before : here);
          var spec = lease.getSpec();
          return new WriterLease(
              Optional.ofNullable(spec.getHolderIdentity()).filter(holder -> !holder.isEmpty()),
              Optional.ofNullable(spec.getLeaseTransitions()).orElse(1),
              Duration.ofSeconds(spec.getLeaseDurationSeconds()),
              Duration.ofNanos(now - first.at()),
              spec.getRenewTime() != null,
              Annotations.has(lease, RELEASE),
              metadata.getResourceVersion(),
              DataNotes.read(lease));
        });
  }

  /** Gives the right for the first time. */
  void create(TrafficRoute route, String holder, Instant now) {
    var metadata = route.getMetadata();
    attempt(
        route,
        () ->
            client
                .resource(
                    new LeaseBuilder()
                        .withNewMetadata()
                        .withNamespace(metadata.getNamespace())
                        .withName(name(metadata.getName()))
                        .addToLabels("app.kubernetes.io/managed-by", "skybridge")
                        .addToOwnerReferences(
                            new OwnerReferenceBuilder()
                                .withApiVersion(route.getApiVersion())
                                .withKind(route.getKind())
                                .withName(metadata.getName())
                                .withUid(metadata.getUid())
                                .withController(true)
                                .build())
                        .endMetadata()
                        .withNewSpec()
                        .withHolderIdentity(holder)
                        .withLeaseTransitions(1)
                        .withLeaseDurationSeconds(seconds(route))
                        .withAcquireTime(time(now))
                        .endSpec()
                        .build())
                .create());
  }

  /** Asks the holder to stop and to give it back. */
  void askBack(TrafficRoute route, WriterLease rests) {
    change(route, rests, lease -> lease.getMetadata().getAnnotations().put(RELEASE, "true"));
  }

  /** Gives it to another one, unless it was changed meanwhile. */
  void grant(TrafficRoute route, WriterLease rests, WriterStep.Grant grant, Instant now) {
    change(
        route,
        rests,
        lease -> {
          lease.getMetadata().getAnnotations().remove(RELEASE);
          lease.getMetadata().getAnnotations().remove(GATE);
          DataNotes.grant(lease, grant.restore());
          var spec = lease.getSpec();
          spec.setHolderIdentity(grant.to());
          spec.setLeaseTransitions(grant.epoch());
          spec.setLeaseDurationSeconds(seconds(route));
          spec.setAcquireTime(time(now));
          // the first renewal is the new holder's own, and shows that a gate is there
          spec.setRenewTime(null);
        });
  }

  /** Forgets what was seen of it. */
  void forget(TrafficRoute route) {
    seen.remove(key(route));
  }

  private void change(TrafficRoute route, WriterLease rests, Consumer<Lease> change) {
    var lease = find(route);
    if (lease == null || !lease.getMetadata().getResourceVersion().equals(rests.version())) {
      return;
    }
    if (lease.getMetadata().getAnnotations() == null) {
      lease.getMetadata().setAnnotations(new HashMap<>());
    }
    change.accept(lease);
    attempt(route, () -> client.resource(lease).update());
  }

  /** A lost race is no failure: what is true then is read in the next pass. */
  private static void attempt(TrafficRoute route, Runnable write) {
    try {
      write.run();
    } catch (KubernetesClientException e) {
      if (e.getCode() != CONFLICT) {
        throw e;
      }
      LOG.debugf("the lease of %s was changed by someone else", key(route));
    }
  }

  private @Nullable Lease find(TrafficRoute route) {
    return client
        .leases()
        .inNamespace(route.getMetadata().getNamespace())
        .withName(name(route.getMetadata().getName()))
        .get();
  }

  private static int seconds(TrafficRoute route) {
    return (int) route.getSpec().traffic().leaseOrDefault().toSeconds();
  }

  private static ZonedDateTime time(Instant now) {
    return now.truncatedTo(ChronoUnit.MICROS).atZone(ZoneOffset.UTC);
  }

  private static String key(TrafficRoute route) {
    return route.getMetadata().getNamespace() + "/" + route.getMetadata().getName();
  }
}
