package dev.skybridge.simulator.provider;

import io.grpc.Context;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a call take time. The wait ends early when the caller cancels or its deadline passes. */
final class Patience {

  private Patience() {}

  /** Waits; true when the whole time passed, false when the caller went away. */
  static boolean take(Duration duration) {
    if (duration.isZero()) {
      return true;
    }
    CountDownLatch callerGone = new CountDownLatch(1);
    Context.CancellationListener listener = _ -> callerGone.countDown();
    Context context = Context.current();
    context.addListener(listener, Runnable::run);
    try {
      return !callerGone.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      context.removeListener(listener);
    }
  }
}
