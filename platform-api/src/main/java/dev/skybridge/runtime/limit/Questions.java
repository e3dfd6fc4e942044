package dev.skybridge.runtime.limit;

import dev.skybridge.runtime.limit.TokenStore.Ask;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Decides what to ask the store and when, and for whom it is in vain. Guarded by the broker's lock.
 */
final class Questions {
  private static final Ask PROBE = new Ask(1, 1, Duration.ZERO);

  private final Line line;
  private final Leases leases;
  private final Outage outage;
  private final StoreLevel level;
  private final Demand demand;
  private final LongSupplier owed;
  private final LongSupplier used;
  private long retryAt;

  /**
   * Looks at the parts of a broker.
   *
   * @param owed permits that were admitted without the store
   * @param used permits admitted so far
   */
  Questions(
      Line line,
      Leases leases,
      Outage outage,
      StoreLevel level,
      Demand demand,
      LongSupplier owed,
      LongSupplier used) {
    this.line = line;
    this.leases = leases;
    this.outage = outage;
    this.level = level;
    this.demand = demand;
    this.owed = owed;
    this.used = used;
  }

  /**
   * Whether the store can't have what this call lacks by the time it gives up.
   *
   * @param lackingBefore permits that those before it in the line lack
   * @param tryEnds when a try gives up: once it was asked for
   */
  boolean isHopeless(Waiter waiter, long lackingBefore, long tryEnds) {
    if (waiter.isPatient()) {
      long lacking = lackingBefore + waiter.permits();
      return lacking > 0 && level.lacks(lacking, waiter.deadline());
    }
    long lacking = Math.max(1, waiter.permits() - leases.held());
    return level.lacks(lacking, tryEnds);
  }

  /** The next question, if one is worth a round trip now. */
  Optional<Ask> next(boolean probeWanted, long now) {
    retryAt = now;
    if (outage.isAway()) {
      boolean due = now - outage.probeAt() >= 0;
      return due ? wanted(now).or(() -> Optional.of(PROBE)) : Optional.empty();
    }
    if (probeWanted) {
      return Optional.of(PROBE);
    }
    if (!leases.hasRoom()) {
      return Optional.empty();
    }
    return wanted(now).filter(ask -> !isTooEarly(ask, now));
  }

  /** Whether the store can't promise yet what is asked for; says when it can. */
  private boolean isTooEarly(Ask ask, long now) {
    long ahead = ask.horizon().toNanos();
    boolean early = level.lacks(ask.fewest(), now + ahead);
    if (early) {
      retryAt = level.comesAt(ask.fewest()) - ahead;
    }
    return early;
  }

  private Optional<Ask> wanted(long now) {
    return demand.ask(line, leases.held(), owed.getAsLong(), used.getAsLong(), now);
  }

  /** When there may be one, if there is none at {@code now}. */
  long lookAgainAt(long now) {
    if (outage.isAway()) {
      return outage.probeAt();
    }
    boolean mayAsk = leases.hasRoom() && now - retryAt < 0;
    if (leases.isExpecting(now)) {
      long comes = leases.comesAt(now);
      return mayAsk && retryAt - comes < 0 ? retryAt : comes;
    }
    // Without either a lease ran out meanwhile: look again at once.
    return mayAsk ? retryAt : now;
  }
}
