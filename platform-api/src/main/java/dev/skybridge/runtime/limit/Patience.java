package dev.skybridge.runtime.limit;

import dev.skybridge.runtime.context.Scope;
import java.time.Duration;

/** How long a call may wait. */
final class Patience {
  private static final Duration LONGEST = Duration.ofDays(365);

  private Patience() {}

  /**
   * What the caller allows, or what its {@link Scope} has left if that is less. Throws where the
   * scope has ended.
   */
  static Duration inScope(Duration atMost) {
    return Scope.current()
        .map(scope -> {
          scope.checkpoint();
          return scope.remaining(atMost);
        })
        .orElse(atMost);
  }

  /** Not negative and at most a year, for callers that say "for ever" with a long duration. */
  static long nanos(Duration duration) {
    return duration.compareTo(LONGEST) >= 0 ? LONGEST.toNanos() : Math.max(0, duration.toNanos());
  }
}
