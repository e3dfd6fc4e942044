package dev.skybridge.runtime.limit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Permits that the store promised to one caller. */
final class BorrowedReservation implements Reservation {
  private final Broker broker;
  private final NanoClock clock;
  private final long permits;
  private final long due;
  private final AtomicBoolean cancelled = new AtomicBoolean();

  BorrowedReservation(Broker broker, NanoClock clock, long permits, long due) {
    this.broker = broker;
    this.clock = clock;
    this.permits = permits;
    this.due = due;
  }

  @Override
  public Duration dueIn() {
    return Duration.ofNanos(Math.max(0, due - clock.nanos()));
  }

  @Override
  public void await() throws InterruptedException {
    try {
      clock.awaitUntil(due);
    } catch (InterruptedException interrupted) {
      cancel();
      throw interrupted;
    }
  }

  @Override
  public boolean cancel() {
    return cancelled.compareAndSet(false, true) && broker.takeBack(permits, due);
  }
}
