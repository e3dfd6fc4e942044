package dev.skybridge.runtime.limit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands until it is moved; who waits on it moves it. */
final class ManualClock implements NanoClock {
  private final AtomicLong now;

  ManualClock(long origin) {
    now = new AtomicLong(origin);
  }

  void advance(Duration by) {
    now.addAndGet(by.toNanos());
  }

  void advanceNanos(long by) {
    now.addAndGet(by);
  }

  @Override
  public long nanos() {
    return now.get();
  }

  @Override
  public void awaitUntil(long due) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    now.accumulateAndGet(due, (at, to) -> to - at > 0 ? to : at);
  }
}
