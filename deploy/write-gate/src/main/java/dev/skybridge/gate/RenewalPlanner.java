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
   */
  record Read(
      Optional<String> holder,
      Optional<String> gate,
      String renewal,
      Duration lasts,
      boolean releaseAsked) {}

  Renewal decide(Optional<Read> read, long nanos) {
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
    return lease.releaseAsked() ? new Renewal.GiveBack() : new Renewal.Renew(lease.lasts());
  }
}
