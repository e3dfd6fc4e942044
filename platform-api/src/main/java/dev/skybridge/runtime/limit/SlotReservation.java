package dev.skybridge.runtime.limit;

import dev.skybridge.runtime.limit.TokenBucket.Slot;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A place in the line of a {@link TokenBucket}. */
final class SlotReservation implements Reservation {
  private final TokenBucket bucket;
  private final Slot slot;
  private final AtomicBoolean cancelled = new AtomicBoolean();

  SlotReservation(TokenBucket bucket, Slot slot) {
    this.bucket = bucket;
    this.slot = slot;
  }

  @Override
  public Duration dueIn() {
    return Duration.ofNanos(Math.max(0, bucket.nanosUntil(slot)));
  }

  @Override
  public void await() throws InterruptedException {
    try {
      NanoClock clock = bucket.clock();
      clock.awaitUntil(clock.nanos() + bucket.nanosUntil(slot));
    } catch (InterruptedException interrupted) {
      cancel();
      throw interrupted;
    }
  }

  @Override
  public boolean cancel() {
    return cancelled.compareAndSet(false, true) && bucket.release(slot);
  }
}
