package dev.skybridge.operator.console;

import dev.skybridge.runtime.limit.LimiterState;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A rate limiter.
 *
 * @param key under which it is shared
 * @param permitsPerSecond that all replicas keep to together
 * @param burst permits that may be taken at once
 * @param leased permits that this replica holds
 * @param waiting calls that wait for permits
 * @param admitted permits since the process began
 * @param admittedLocally of these, while the store was away
 * @param refused calls
 * @param roundTrips to the store
 * @param storeLatencyMicros smoothed time of a round trip
 * @param degradedMillis how long the store has been away; null where it answers
 */
public record LimiterView(
    String key,
    double permitsPerSecond,
    long burst,
    long leased,
    int waiting,
    long admitted,
    long admittedLocally,
    long refused,
    long roundTrips,
    long storeLatencyMicros,
    @Nullable @Schema(nullable = true) Long degradedMillis) {

  static LimiterView of(LimiterState limiter) {
    return new LimiterView(
        limiter.key(),
        limiter.limit().permitsPerSecond(),
        limiter.limit().burst(),
        limiter.permitsInLease(),
        limiter.waiting(),
        limiter.admitted(),
        limiter.admittedLocally(),
        limiter.refused(),
        limiter.roundTrips(),
        TimeUnit.NANOSECONDS.toMicros(limiter.storeLatency().toNanos()),
        limiter.degradedFor().map(Duration::toMillis).orElse(null));
  }
}
