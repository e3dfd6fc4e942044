package dev.skybridge.benchmarks.openloop;

/**
 * When each request is meant to start: request i at {@code start + i · period}, whatever became of
 * those before it. Latency from these times is free of coordinated omission (G. Tene, "How not to
 * measure latency").
 *
 * @param startNanos of the first request, by {@link System#nanoTime()}
 * @param periodNanos between two
 */
public record Schedule(long startNanos, long periodNanos, long requests) {
  private static final long SECOND = 1_000_000_000L;

  /** Head start for the threads to be there when it begins. */
  private static final long HEAD_START = 20_000_000L;

  public Schedule {
    if (periodNanos < 1 || requests < 1) {
      throw new IllegalArgumentException("a schedule has a period and at least one request");
    }
  }

  /** Begins in a moment. */
  public static Schedule soon(long perSecond, double seconds) {
    return new Schedule(
        System.nanoTime() + HEAD_START,
        SECOND / perSecond,
        Math.max(1, Math.round(perSecond * seconds)));
  }

  /** The intended start of a request, counted from 0. */
  public long due(long request) {
    return startNanos + request * periodNanos;
  }

  /** Waits for it by spinning, for a wake-up would be late. Gives the time at which it ended. */
  public long awaitDue(long request) {
    var due = due(request);
    long now;
    while ((now = System.nanoTime()) - due < 0) {
      Thread.onSpinWait();
    }
    return now;
  }
}
