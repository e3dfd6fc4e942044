package dev.skybridge.runtime.limit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Whether the store is away, since when, and when it is asked again: after 50 ms, then after twice
 * as long each time up to a second, give or take a fifth so that nodes don't ask together. Guarded
 * by the limiter's lock.
 */
final class Outage {
  private static final long FIRST_PROBE = Duration.ofMillis(50).toNanos();
  private static final long SLOWEST_PROBE = Duration.ofSeconds(1).toNanos();

  private boolean away;
  private long since;
  private long pause;
  private long probeAt;
  private @Nullable String failure;

  boolean isAway() {
    return away;
  }

  /** Notes a failure; tells whether it is the first. */
  boolean fail(String message, long now) {
    boolean first = !away;
    if (first) {
      away = true;
      since = now;
      pause = FIRST_PROBE;
    } else {
      pause = Math.min(2 * pause, SLOWEST_PROBE);
    }
    probeAt = now + (long) (pause * ThreadLocalRandom.current().nextDouble(0.8, 1.2));
    failure = message;
    return first;
  }

  void end() {
    away = false;
  }

  long probeAt() {
    return probeAt;
  }

  Optional<Duration> duration(long now) {
    return away ? Optional.of(Duration.ofNanos(now - since)) : Optional.empty();
  }

  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }
}
