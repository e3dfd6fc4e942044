package dev.skybridge.runtime.context;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The machine's time; one daemon thread for all deadlines of the process. */
public final class SystemTimer implements Timer {
  private static final SystemTimer SHARED = new SystemTimer();

  private final ScheduledThreadPoolExecutor executor;

  private SystemTimer() {
    executor =
        new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().daemon().name("skybridge-timer").unstarted(task));
    // A deadline that was met would otherwise hold its scope until it had passed.
    executor.setRemoveOnCancelPolicy(true);
  }

  /** The one of this process. */
  public static SystemTimer shared() {
    return SHARED;
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Timeout after(Duration delay, Runnable action) {
    var future = executor.schedule(action, saturated(delay), TimeUnit.NANOSECONDS);
    return () -> future.cancel(false);
  }

  /** How many timeouts are set. */
  public int pending() {
    return executor.getQueue().size();
  }

  private static long saturated(Duration delay) {
    return delay.compareTo(Duration.ofNanos(Long.MAX_VALUE / 2)) > 0
        ? Long.MAX_VALUE / 2
        : delay.toNanos();
  }
}
