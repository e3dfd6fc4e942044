package dev.skybridge.operator.traffic;

import dev.skybridge.crd.TrafficRouteStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The data-loss window: what was committed in it is in no copy.
 *
 * @param of placement that wrote
 * @param from when the copy was made, by the database's clock
 * @param sign last sign of the writer, by its clock
 * @param until from when on it wrote no more, for certain: its hold has ended then
 */
record Loss(String of, Instant from, Instant sign, Instant until) {
  static Loss of(LeaseData.Wrote wrote, LeaseData.Copy copy) {
    return new Loss(wrote.by(), copy.at(), wrote.at(), wrote.until());
  }

  /** How long it is at most, rounded up to seconds. */
  Duration window() {
    return up(Duration.between(from, until));
  }

  private static Duration up(Duration exact) {
    return exact.isNegative()
        ? Duration.ZERO
        : Duration.ofSeconds(exact.plusNanos(999_999_999).toSeconds());
  }

  /** In words. */
  String words() {
    return "the last copy on hand is from %s, %d s before the last sign of %s, which may have written until %s; what was committed in these %d s is lost"
        .formatted(
            from.truncatedTo(ChronoUnit.SECONDS),
            up(Duration.between(from, sign)).toSeconds(),
            of,
            until.truncatedTo(ChronoUnit.SECONDS),
            window().toSeconds());
  }

  TrafficRouteStatus.Loss toStatus() {
    return new TrafficRouteStatus.Loss(
        of, from.toString(), sign.toString(), until.toString(), window().toSeconds());
  }
}
