package dev.skybridge.operator.traffic;

import dev.skybridge.crd.TrafficRouteStatus;
import dev.skybridge.crd.TrafficRouteStatus.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How one placement stands.
 *
 * @param name of it
 * @param address at which its traffic enters
 * @param wanted its share as the spec gives it
 * @param drained whether it is to carry nothing
 * @param health what the last probe said
 * @param since since when without a pause
 * @param withdrawal when and how often its traffic was taken away
 * @param withdrawn whether it is away now
 * @param message what the last probe said, where it failed
 * @param latency measured time to answer, as shown
 */
record Standing(
    String name,
    String address,
    int wanted,
    boolean drained,
    Health health,
    Instant since,
    Withdrawal withdrawal,
    boolean withdrawn,
    Optional<String> message,
    Optional<Duration> latency) {

  /** Whether it may get traffic. */
  boolean carries() {
    return !withdrawn && !drained;
  }

  /** Whether it may get traffic and answers. */
  boolean serves() {
    return carries() && health == Health.HEALTHY;
  }

  Standing withdraw(Instant now) {
    return with(true, withdrawal.again(now));
  }

  Standing comeBack() {
    return with(false, withdrawal);
  }

  private Standing with(boolean away, Withdrawal changed) {
    return new Standing(
        name, address, wanted, drained, health, since, changed, away, message, latency);
  }

  TrafficRouteStatus.Target toStatus(int weight) {
    return new TrafficRouteStatus.Target(
        name,
        address,
        health,
        since.toString(),
        withdrawn,
        withdrawal.last().map(Instant::toString).orElse(null),
        withdrawal.times(),
        weight,
        message.orElse(null),
        latency.map(Duration::toMillis).orElse(null));
  }
}
