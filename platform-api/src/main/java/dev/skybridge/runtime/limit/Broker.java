package dev.skybridge.runtime.limit;

import dev.skybridge.runtime.limit.TokenStore.Ask;
import dev.skybridge.runtime.limit.TokenStore.Grant;
import dev.skybridge.runtime.limit.Waiter.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Gets permits from the store for the calls of one node. Its lock is never held during a round
 * trip. Its thread lives while calls wait.
 */
final class Broker {
  private final String key;
  private final RateLimit limit;
  private final TokenStore store;
  private final LeaseTerms terms;
  private final LocalShareBucket local;
  private final Tally tally;
  private final NanoClock clock;

  private final ReentrantLock lock = new ReentrantLock();
  private final Leases leases = new Leases();
  private final Line line = new Line();
  private final Outage outage = new Outage();
  private final StoreLevel level;
  private final Questions questions;
  private @Nullable Thread thread;
  private boolean probeWanted;
  private long flight;

  /** End of the time that the store has for an answer; beyond reach while none is awaited. */
  private volatile long overdueAt;

  private volatile boolean inFlight;

  Broker(
      String key,
      RateLimit limit,
      TokenStore store,
      LeaseTerms terms,
      LocalShareBucket local,
      Tally tally,
      NanoClock clock) {
    this.key = key;
    this.limit = limit;
    this.store = store;
    this.terms = terms;
    this.local = local;
    this.tally = tally;
    this.clock = clock;
    level = new StoreLevel(limit);
    questions =
        new Questions(
            line,
            leases,
            outage,
            level,
            new Demand(limit, terms, clock.nanos()),
            () -> local.owed(),
            () -> tally.admitted.sum());
  }

  /** Takes from the lease, unless others were here first. */
  boolean takeHeld(long permits, long now) {
    return line.size() == 0 && leases.take(permits, now);
  }

  /** Puts a call in the line, or tells it at once. */
  void enter(Waiter waiter) {
    lock.lock();
    try {
      long now = clock.nanos();
      leases.roll(now);
      if (takeHeld(waiter.permits(), now)) {
        waiter.tell(Outcome.ADMITTED);
      } else if (outage.isAway()) {
        enterDegraded(waiter, now);
      } else if (questions.isHopeless(waiter, line.permits() - leases.held(), now)) {
        waiter.tell(Outcome.REFUSED);
      } else {
        add(waiter);
      }
    } finally {
      lock.unlock();
    }
  }

  private void enterDegraded(Waiter waiter, long now) {
    probeIfDue(now);
    if (local.isAllowed()) {
      waiter.tell(Outcome.LOCAL);
    } else if (waiter.isPatient()) {
      add(waiter);
    } else {
      waiter.tell(Outcome.REFUSED);
    }
  }

  private void add(Waiter waiter) {
    waiter.entersBefore(flight + 1);
    line.add(waiter);
    wake();
  }

  /** Takes a call out of the line, if nobody told it anything yet. */
  Outcome giveUp(Waiter waiter) {
    lock.lock();
    try {
      Outcome told = waiter.outcome();
      if (told != null) {
        return told;
      }
      line.remove(waiter);
      waiter.tell(Outcome.REFUSED);
      return Outcome.REFUSED;
    } finally {
      lock.unlock();
    }
  }

  /** Takes a call out of the line; permits that it was given go back. */
  void abandon(Waiter waiter) {
    lock.lock();
    try {
      if (giveUp(waiter) == Outcome.ADMITTED) {
        takeBack(waiter.permits(), clock.nanos());
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes back permits that nobody used, if there is room for them. Tells whether there is. They
   * may be kept for as long as if they had been borrowed when they are due.
   */
  boolean takeBack(long permits, long due) {
    lock.lock();
    try {
      long now = clock.nanos();
      leases.roll(now);
      boolean fits =
          leases.hasRoom()
              && leases.held() + permits <= terms.most()
              && now - due < terms.age().toNanos();
      if (fits) {
        leases.add(new Lease(permits, due, due + terms.age().toNanos()));
        serve(now);
      }
      return fits;
    } finally {
      lock.unlock();
    }
  }

  /** Borrows for one caller, on its own thread. */
  Optional<Reservation> reserve(long permits, Duration atMost) {
    long now = clock.nanos();
    if (takeHeld(permits, now)) {
      return Optional.of(new BorrowedReservation(this, clock, permits, now));
    }
    long patience = Math.min(Patience.nanos(atMost), terms.horizon().toNanos());
    lock.lock();
    try {
      if (outage.isAway()) {
        probeIfDue(now);
        return local.isAllowed() ? local.reserve(permits, atMost) : Optional.empty();
      }
      if (level.lacks(permits, now + patience)) {
        return Optional.empty();
      }
    } finally {
      lock.unlock();
    }
    Ask ask = new Ask(permits, permits, Duration.ofNanos(patience));
    try {
      Grant grant = store.take(key, limit, ask);
      return grant.permits() == 0
          ? Optional.empty()
          : Optional.of(
              new BorrowedReservation(
                  this, clock, permits, clock.nanos() + grant.dueIn().toNanos()));
    } catch (StoreUnavailableException e) {
      lock.lock();
      try {
        goneAway(String.valueOf(e.getMessage()), clock.nanos());
      } finally {
        lock.unlock();
      }
      return local.isAllowed() ? local.reserve(permits, atMost) : Optional.empty();
    }
  }

  private void probeIfDue(long now) {
    if (now - outage.probeAt() >= 0) {
      probeWanted = true;
      wake();
    }
  }

  private void wake() {
    if (thread == null) {
      thread = Thread.ofVirtual().name("rate limit " + key).start(this::run);
    } else {
      LockSupport.unpark(thread);
    }
  }

  private void run() {
    for (Optional<Ask> ask = next(); ask.isPresent(); ask = next()) {
      ask(ask.get());
    }
  }

  /** Waits until there is something to ask; empty once nobody waits. */
  private Optional<Ask> next() {
    while (true) {
      long now;
      long until;
      lock.lock();
      try {
        now = clock.nanos();
        serve(now);
        if (line.size() == 0 && !probeWanted) {
          thread = null;
          return Optional.empty();
        }
        Optional<Ask> ask = questions.next(probeWanted, now);
        if (ask.isPresent()) {
          flight++;
          inFlight = true;
          overdueAt = now + terms.storeTimeout().toNanos();
          probeWanted = false;
          return ask;
        }
        until = questions.lookAgainAt(now);
      } finally {
        lock.unlock();
      }
      LockSupport.parkNanos(this, until - now);
    }
  }

  private void ask(Ask ask) {
    long sent = clock.nanos();
    try {
      Grant grant = store.take(key, limit, ask);
      landed(grant, sent);
    } catch (StoreUnavailableException e) {
      lost(String.valueOf(e.getMessage()), sent);
    } catch (RuntimeException | Error e) {
      lost(e.toString(), sent); // told by the state; calls don't hang for a store that is broken
    }
  }

  private void landed(Grant grant, long sent) {
    lock.lock();
    try {
      long now = arrived(sent);
      outage.end();
      level.learn(sent, grant.level());
      leases.roll(now);
      long permits = local.payBack(grant.permits());
      if (permits > 0) {
        long due = grant.dueIn().toNanos();
        leases.add(new Lease(permits, now + due, sent + due + terms.age().toNanos()));
      }
      serve(now);
      refuse(sent, now);
    } finally {
      lock.unlock();
    }
  }

  private void lost(String message, long sent) {
    lock.lock();
    try {
      long now = arrived(sent);
      goneAway(message, now);
    } finally {
      lock.unlock();
    }
  }

  private long arrived(long sent) {
    long now = clock.nanos();
    inFlight = false;
    tally.roundTrip(now - sent);
    return now;
  }

  private void goneAway(String message, long now) {
    level.forget();
    if (outage.fail(message, now)) {
      local.begin();
    }
    if (local.isAllowed()) {
      line.tellIf(waiter -> true, Outcome.LOCAL);
    } else {
      line.tellIf(waiter -> !waiter.isPatient(), Outcome.REFUSED);
    }
  }

  private void serve(long now) {
    leases.roll(now);
    line.tellWhile(waiter -> leases.take(waiter.permits(), now), Outcome.ADMITTED);
  }

  /** Refuses those for whom an answer to a question from {@code sent} brings nothing in time. */
  private void refuse(long sent, long now) {
    long[] lacking = {-leases.held()};
    line.tellIf(
        waiter -> {
          boolean refused =
              questions.isHopeless(waiter, lacking[0], waiter.isAskedForBy(flight) ? sent : now);
          lacking[0] += refused ? 0 : waiter.permits();
          return refused;
        },
        Outcome.REFUSED);
    serve(now);
  }

  /** Time until an answer that is awaited is overdue; long if none is. */
  long untilOverdue(long now) {
    return inFlight ? Math.max(1, overdueAt - now) : terms.storeTimeout().toNanos();
  }

  /** Holds the store for away if it should have answered by now. Any waiting call may see that. */
  void declareOverdue() {
    if (!inFlight || clock.nanos() - overdueAt < 0) {
      return;
    }
    lock.lock();
    try {
      long now = clock.nanos();
      if (inFlight && now - overdueAt >= 0) {
        overdueAt = now + terms.storeTimeout().toNanos();
        goneAway("no answer for " + terms.storeTimeout(), now);
      }
    } finally {
      lock.unlock();
    }
  }

  LimiterState state() {
    lock.lock();
    try {
      long now = clock.nanos();
      leases.roll(now);
      return new LimiterState(
          key,
          limit,
          leases.held(),
          line.size(),
          tally.admitted.sum(),
          tally.admittedLocally.sum(),
          tally.refused.sum(),
          leases.expired(),
          tally.roundTrips.sum(),
          Duration.ofNanos(tally.latencyNanos()),
          outage.duration(now),
          outage.failure());
    } finally {
      lock.unlock();
    }
  }
}
