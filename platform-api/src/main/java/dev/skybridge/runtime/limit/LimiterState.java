package dev.skybridge.runtime.limit;

import java.time.Duration;
import java.util.Optional;

/**
 * A limiter at a moment, for a page that shows it.
 *
 * @param key under which it is shared
 * @param limit that is kept by all nodes together
 * @param permitsInLease held by this node, promised ones included
 * @param waiting calls in this node's line
 * @param admitted permits, local ones included
 * @param admittedLocally permits from the local share while the store was away
 * @param refused calls
 * @param expired permits that were held and not used
 * @param roundTrips to the store, failed ones included
 * @param storeLatency smoothed time of a round trip (a fifth of the newest each time)
 * @param degradedFor how long the store has been away
 * @param lastFailure what it said when it was last away
 */
public record LimiterState(
    String key,
    RateLimit limit,
    long permitsInLease,
    int waiting,
    long admitted,
    long admittedLocally,
    long refused,
    long expired,
    long roundTrips,
    Duration storeLatency,
    Optional<Duration> degradedFor,
    Optional<String> lastFailure) {}
