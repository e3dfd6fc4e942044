package dev.skybridge.gate;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the Lease while it is ours. Each write names the version that was read, so the API server
 * refuses it when anybody changed the Lease in between. A call whose answer did not come counts as
 * failed: the hold then ends by itself.
 */
final class Renewer {
  private static final Logger LOG = LoggerFactory.getLogger(Renewer.class);
  private static final String RELEASE = "skybridge.dev/release";
  private static final String GATE = "skybridge.dev/gate";
  private static final int CONFLICT = 409;

  /** The part of a lease that is kept back for the time between a look at the clock and a write. */
  private static final int RESERVE = 10;

  private final KubernetesClient client;
  private final String namespace;
  private final String name;
  private final String gate;
  private final RenewalPlanner planner;
  private final Hold hold;
  private final Runnable stopWrites;
  private final LongSupplier nanos;
  private String state = "";

  /**
   * A renewer.
   *
   * @param stopWrites ends every connection, and returns when all have ended
   */
  Renewer(
      KubernetesClient client,
      GateOptions options,
      String gate,
      Hold hold,
      Runnable stopWrites,
      LongSupplier nanos) {
    this.client = client;
    this.namespace = options.leaseNamespace();
    this.name = options.leaseName();
    this.gate = gate;
    this.planner = new RenewalPlanner(options.holder(), gate);
    this.hold = hold;
    this.stopWrites = stopWrites;
    this.nanos = nanos;
  }

  /** One look at the Lease, and what follows from it. Called by one thread. */
  void renew() {
    try {
      var before = nanos.getAsLong();
      var lease = client.leases().inNamespace(namespace).withName(name).get();
      var decision = planner.decide(Optional.ofNullable(lease).map(Renewer::read), before);
      switch (decision) {
        case Renewal.NotOurs(var why) -> stop(why);
        case Renewal.Standby(var other) -> stop("gate " + other + " of this placement is at work");
        case Renewal.GiveBack _ -> {
          stop("the right to write is asked back");
          giveBack(lease, true);
        }
        case Renewal.Renew(var lasts) -> extend(lease, before, lasts);
      }
    } catch (KubernetesClientException e) {
      if (e.getCode() == CONFLICT) {
        return; // read anew in the next round, long before the hold ends
      }
      say("the Lease can't be renewed: " + e.getMessage());
    } catch (RuntimeException e) {
      // an exception here would end the rounds for good
      LOG.error("the Lease can't be renewed", e);
    }
  }

  private void extend(@Nullable Lease lease, long before, Duration lasts) {
    if (lease == null) {
      return;
    }
    lease.getSpec().setRenewTime(now());
    annotate(lease, GATE, gate);
    client.resource(lease).update();
    hold.extend(before + lasts.minus(lasts.dividedBy(RESERVE)).toNanos());
    say("this placement may write");
  }

  private void stop(String why) {
    hold.end();
    stopWrites.run();
    say("nothing may be written here: " + why);
  }

  /** Stops, and lets the next gate of this placement begin at once. */
  void leave() {
    hold.end();
    stopWrites.run();
    try {
      var lease = client.leases().inNamespace(namespace).withName(name).get();
      if (lease != null && read(lease).gate().filter(gate::equals).isPresent()) {
        giveBack(lease, false);
      }
    } catch (KubernetesClientException e) {
      LOG.warn("the Lease could not be left; the next gate waits for its end: {}", e.getMessage());
    }
  }

  private void giveBack(@Nullable Lease lease, boolean forAnother) {
    if (lease == null) {
      return;
    }
    lease.getMetadata().getAnnotations().remove(GATE);
    if (forAnother) {
      lease.getSpec().setHolderIdentity("");
    }
    client.resource(lease).update();
  }

  private static RenewalPlanner.Read read(Lease lease) {
    var spec = lease.getSpec();
    var annotations =
        Optional.ofNullable(lease.getMetadata().getAnnotations()).orElseGet(HashMap::new);
    return new RenewalPlanner.Read(
        Optional.ofNullable(spec.getHolderIdentity()).filter(h -> !h.isEmpty()),
        Optional.ofNullable(annotations.get(GATE)),
        spec.getLeaseTransitions() + " " + spec.getRenewTime(),
        Duration.ofSeconds(spec.getLeaseDurationSeconds()),
        "true".equals(annotations.get(RELEASE)));
  }

  private static void annotate(Lease lease, String name, String value) {
    if (lease.getMetadata().getAnnotations() == null) {
      lease.getMetadata().setAnnotations(new HashMap<>());
    }
    lease.getMetadata().getAnnotations().put(name, value);
  }

  private static ZonedDateTime now() {
    return ZonedDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
  }

  private void say(String what) {
    if (!what.equals(state)) {
      state = what;
      LOG.info("{}/{}: {}", namespace, name, what);
    }
  }
}
