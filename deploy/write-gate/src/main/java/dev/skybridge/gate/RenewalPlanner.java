package dev.skybridge.gate;

import java.time.Duration;
import java.util.Optional;

/**
 * Decides about the lease. Pure, but for what it remembers of another gate's last renewal.
 *
 * <p>Two gates of one placement, as while a pod is replaced, must not both let writes pass, since
 * one giving the lease back would not stop the other. So the Lease names the gate, and another one
 * takes over only when that one was silent for as long as the lease lasts.
 */
final class RenewalPlanner {
  private final String holder;
  private final String gate;
  private String seen = "";
  private long seenAt;

  /**
   * A planner.
   *
   * @param holder placement that this gate stands in
   * @param gate name of this process, unlike any other's
   */
  RenewalPlanner(String holder, String gate) {
    this.holder = holder;
    this.gate = gate;
  }

  /**
   * The lease as it was read.
   *
   * @param holder placement that has it; empty where nobody has
   * @param gate that renewed it last
   * @param renewal changes with each renewal
   * @param lasts without a renewal
   * @param releaseAsked whether it is asked back
   * @param epoch times that it was given
   * @param opened whether writes passed here in this epoch
   * @param restore what the one who gave it wants in place before writes pass
   * @param restored whether that was done, by this gate or by one before it
   */
  record Read(
      Optional<String> holder,
      Optional<String> gate,
      String renewal,
      Duration lasts,
      boolean releaseAsked,
      int epoch,
      boolean opened,
      Optional<Task.Restore> restore,
      boolean restored) {}

  Renewal decide(Optional<Read> read, Progress progress, long nanos) {
    if (read.isEmpty()) {
      return new Renewal.NotOurs("there is no such Lease");
    }
    var lease = read.get();
    if (lease.holder().filter(holder::equals).isEmpty()) {
      return new Renewal.NotOurs(
          lease.holder().map(other -> other + " may write").orElse("nobody may write"));
    }
    if (lease.gate().isPresent() && !lease.gate().get().equals(gate)) {
      if (!lease.renewal().equals(seen)) {
        seen = lease.renewal();
        seenAt = nanos;
      }
      if (nanos - seenAt < lease.lasts().toNanos()) {
        return new Renewal.Standby(lease.gate().get());
      }
    }
    if (lease.releaseAsked()) {
      var copied =
          !progress.copies() || progress.lastCopied().filter(e -> e == lease.epoch()).isPresent();
      return lease.opened() && !copied
          ? new Renewal.Finish(lease.lasts(), new Task.LastCopy(lease.epoch()))
          : new Renewal.GiveBack();
    }
    var missing = lease.restore().filter(wanted -> !lease.restored() && !progress.restored(wanted));
    return missing
        .<Renewal>map(wanted -> new Renewal.Prepare(lease.lasts(), wanted))
        .orElseGet(() -> new Renewal.Renew(lease.lasts()));
  }
}
