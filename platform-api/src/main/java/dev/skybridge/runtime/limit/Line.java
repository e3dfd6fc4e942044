package dev.skybridge.runtime.limit;

import dev.skybridge.runtime.limit.Waiter.Outcome;
import java.util.LinkedHashSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Calls that wait, first come first served. Guarded by the limiter's lock, but for the size. */
final class Line {
  private final LinkedHashSet<Waiter> waiters = new LinkedHashSet<>();
  private long permits;
  private long patient;
  private long latestDeadline;
  private volatile int size;

  int size() {
    return size;
  }

  /** Permits that those in the line want. */
  long permits() {
    return permits;
  }

  @Nullable Waiter first() {
    return waiters.isEmpty() ? null : waiters.getFirst();
  }

  void add(Waiter waiter) {
    if (waiter.isPatient()) {
      latestDeadline =
          patient == 0 || waiter.deadline() - latestDeadline > 0
              ? waiter.deadline()
              : latestDeadline;
    }
    waiters.add(waiter);
    count(waiter, 1);
  }

  /** Takes out a call that gave up; false where it was told its outcome before. */
  boolean remove(Waiter waiter) {
    boolean removed = waiters.remove(waiter);
    if (removed) {
      count(waiter, -1);
    }
    return removed;
  }

  /** Tells those at the head, as long as the predicate holds. */
  void tellWhile(Predicate<Waiter> served, Outcome outcome) {
    for (Waiter head = first(); head != null && served.test(head); head = first()) {
      remove(head);
      head.tell(outcome);
    }
  }

  /** Takes out and tells all that the predicate picks, asked first to last. */
  void tellIf(Predicate<Waiter> picked, Outcome outcome) {
    var told = waiters.stream().filter(picked).toList();
    told.forEach(waiter -> {
      remove(waiter);
      waiter.tell(outcome);
    });
  }

  /**
   * Until when somebody may wait for a refill, in nanoseconds from {@code now}; negative if nobody
   * does. May be too long where who would wait longest has left.
   */
  long patience(long now) {
    return patient == 0 ? -1 : latestDeadline - now;
  }

  private void count(Waiter waiter, int change) {
    permits += change * waiter.permits();
    patient += waiter.isPatient() ? change : 0;
    size = waiters.size();
  }
}
