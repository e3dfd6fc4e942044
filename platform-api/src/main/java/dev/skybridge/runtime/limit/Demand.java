package dev.skybridge.runtime.limit;

import dev.skybridge.runtime.limit.TokenStore.Ask;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much to ask for: what the line wants, and what the node used in the last while, for a quarter
 * of a lease's age ahead. Guarded by the limiter's lock.
 */
final class Demand {
  private final RateLimit limit;
  private final LeaseTerms terms;
  private final long quarter;
  private long quarterAt;
  private long usedBefore;
  private long usedInLast;

  Demand(RateLimit limit, LeaseTerms terms, long now) {
    this.limit = limit;
    this.terms = terms;
    quarter = terms.age().toNanos() / 4;
    quarterAt = now;
  }

  /**
   * The next question to the store, if one is worth a round trip.
   *
   * @param owed permits that were admitted without the store and are to be paid back
   * @param used permits admitted so far
   */
  Optional<Ask> ask(Line line, long held, long owed, long used, long now) {
    @Nullable Waiter first = line.first();
    if (first == null) {
      return Optional.empty();
    }
    long lacking = first.permits() - held;
    long wanted = line.permits() - held + soon(used, now);
    if (lacking <= 0 && (wanted <= 0 || 2 * held > terms.most())) {
      return Optional.empty();
    }
    long fewest = Math.max(1, lacking);
    long room = terms.most() - held;
    long patience = line.patience(now);
    // Half at a time where the answer may be a promise: while one half is used the other comes.
    long atOnce = patience < 0 ? terms.most() : (terms.most() + 1) / 2;
    long most = Math.max(fewest, Math.min(wanted, Math.min(room, atOnce)));
    long horizon = Math.clamp(patience, 0, terms.horizon().toNanos());
    return Optional.of(
        new Ask(fewest, Math.min(most + owed, limit.burst()), Duration.ofNanos(horizon)));
  }

  /** Permits that will be used in a quarter of a lease's age if it goes on as in the last ones. */
  private long soon(long used, long now) {
    long elapsed = now - quarterAt;
    if (elapsed >= quarter) {
      usedInLast = elapsed < 2 * quarter ? used - usedBefore : 0;
      usedBefore = used;
      quarterAt = now;
    }
    return Math.max(usedInLast, used - usedBefore);
  }
}
