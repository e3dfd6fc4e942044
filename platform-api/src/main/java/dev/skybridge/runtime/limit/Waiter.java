package dev.skybridge.runtime.limit;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A call that stands in the line. Its outcome is set once, by whoever takes it out. */
final class Waiter {
  /** What a call is told. */
  enum Outcome {
    ADMITTED,
    REFUSED,
    /** The store is away: ask the local share. */
    LOCAL
  }

  private final long permits;
  private final boolean patient;
  private final long deadline;
  private final Thread thread = Thread.currentThread();
  private long firstFlight;
  private volatile @Nullable Outcome outcome;

  /**
   * A call of this thread.
   *
   * @param patient whether it waits for a refill
   * @param deadline at which it gives up
   */
  Waiter(long permits, boolean patient, long deadline) {
    this.permits = permits;
    this.patient = patient;
    this.deadline = deadline;
  }

  long permits() {
    return permits;
  }

  boolean isPatient() {
    return patient;
  }

  long deadline() {
    return deadline;
  }

  /** Says which round trip is the first to be made with it in the line. Under the lock. */
  void entersBefore(long flight) {
    firstFlight = flight;
  }

  /** Whether the round trip of that number was made for this call too. Under the lock. */
  boolean isAskedForBy(long flight) {
    return flight - firstFlight >= 0;
  }

  @Nullable Outcome outcome() {
    return outcome;
  }

  void tell(Outcome told) {
    outcome = told;
    LockSupport.unpark(thread);
  }
}
