package dev.skybridge.gate;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
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
  private static final int CONFLICT = 409;

  /** The part of a lease that is kept back for the time between a look at the clock and a write. */
  private static final int RESERVE = 10;

  private final KubernetesClient client;
  private final String namespace;
  private final String name;
  private final String holder;
  private final String copyTo;
  private final String gate;
  private final RenewalPlanner planner;
  private final Work work;
  private final Hold hold;
  private final Runnable stopWrites;
  private final LongSupplier nanos;
  private String state = "";

  /**
   * A renewer.
   *
   * @param work on the database
   * @param stopWrites ends every connection, and returns when all have ended
   */
  Renewer(
      KubernetesClient client,
      GateOptions options,
      String gate,
      Hold hold,
      Work work,
      Runnable stopWrites,
      LongSupplier nanos) {
    this.client = client;
    this.holder = options.holder();
    this.copyTo = options.copyTo();
    this.work = work;
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
      var progress = work.progress();
      var decision = planner.decide(Optional.ofNullable(lease).map(this::read), progress, before);
      switch (decision) {
        case Renewal.NotOurs(var why) -> stop(why);
        case Renewal.Standby(var other) -> stop("gate " + other + " of this placement is at work");
        case Renewal.GiveBack _ -> {
          stop("the right to write is asked back");
          giveBack(lease, progress, true);
        }
        case Renewal.Prepare(var _, var restore) -> {
          stop("copy " + restore.key() + " has to be in place first");
          renewClosed(lease, progress);
          work.want(restore);
        }
        case Renewal.Finish(var _, var copy) -> {
          stop("the right to write is asked back, a last copy is made");
          renewClosed(lease, progress);
          work.want(copy);
        }
        case Renewal.Renew(var lasts) -> extend(lease, progress, before, lasts);
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

  private void extend(@Nullable Lease lease, Progress progress, long before, Duration lasts) {
    if (lease == null) {
      return;
    }
    var epoch = epoch(lease);
    var held = lasts.minus(lasts.dividedBy(RESERVE));
    var notes = renew(lease);
    notes.tell(progress, copyTo, epoch, false);
    notes.opens(holder, epoch, now().toInstant(), held);
    client.resource(lease).update();
    hold.extend(before + held.toNanos());
    say("this placement may write");
    work.want(new Task.Copy(epoch));
  }

  /** Keeps the right to write while nothing may pass. */
  private void renewClosed(@Nullable Lease lease, Progress progress) {
    if (lease == null) {
      return;
    }
    renew(lease).tell(progress, copyTo, epoch(lease), true);
    client.resource(lease).update();
  }

  private LeaseNotes renew(Lease lease) {
    lease.getSpec().setRenewTime(now());
    var notes = new LeaseNotes(lease);
    notes.renewedBy(gate);
    return notes;
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
        giveBack(lease, work.progress(), false);
      }
    } catch (KubernetesClientException e) {
      LOG.warn("the Lease could not be left; the next gate waits for its end: {}", e.getMessage());
    }
  }

  private void giveBack(@Nullable Lease lease, Progress progress, boolean forAnother) {
    if (lease == null) {
      return;
    }
    var notes = new LeaseNotes(lease);
    notes.left();
    notes.tell(progress, copyTo, epoch(lease), forAnother);
    if (forAnother) {
      lease.getSpec().setHolderIdentity("");
    }
    client.resource(lease).update();
  }

  private RenewalPlanner.Read read(Lease lease) {
    var spec = lease.getSpec();
    var notes = new LeaseNotes(lease);
    var epoch = epoch(lease);
    var restore = notes.restore(epoch);
    return new RenewalPlanner.Read(
        Optional.ofNullable(spec.getHolderIdentity()).filter(h -> !h.isEmpty()),
        notes.gate(),
        spec.getLeaseTransitions() + " " + spec.getRenewTime(),
        Duration.ofSeconds(spec.getLeaseDurationSeconds()),
        notes.releaseAsked(),
        epoch,
        notes.opened(holder, epoch),
        restore,
        restore.filter(notes::restored).isPresent());
  }

  private static int epoch(Lease lease) {
    return Objects.requireNonNullElse(lease.getSpec().getLeaseTransitions(), 1);
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
