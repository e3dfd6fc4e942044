package dev.skybridge.operator.console;

import dev.skybridge.crd.TrafficRoute;
import dev.skybridge.crd.TrafficRouteSpec;
import dev.skybridge.crd.TrafficRouteStatus;
import dev.skybridge.operator.traffic.TrafficOutlook;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The traffic of one placement.
 *
 * @param address at which it enters
 * @param health whether it answers
 * @param weight as the spec asks; 0 stands by
 * @param share of the traffic that it gets now, in percent
 * @param writes whether it alone may write
 * @param withdrawn whether its traffic is withdrawn
 * @param drained whether it is to carry nothing
 * @param since RFC 3339, since when it answers or not; null before the first probe
 * @param withdrawals how often within the last hour
 * @param returnsAt RFC 3339, when its traffic comes back if it goes on answering; null where it is
 *     not withdrawn, is drained, or does not answer
 * @param message what the last probe said; null where it did not fail
 * @param latencyMillis measured: mean time to answer a probe; null before the first answer
 */
public record TargetView(
    String address,
    TrafficRouteStatus.Health health,
    int weight,
    int share,
    boolean writes,
    boolean withdrawn,
    boolean drained,
    @Nullable @Schema(nullable = true) String since,
    int withdrawals,
    @Nullable @Schema(nullable = true) String returnsAt,
    @Nullable @Schema(nullable = true) String message,
    @Nullable @Schema(nullable = true) Long latencyMillis) {

  /** One target of a route; null where the route has no such target. */
  static @Nullable TargetView of(TrafficRoute route, TrafficRouteStatus status, String placement) {
    return route.getSpec().targets().stream()
        .filter(target -> target.name().equals(placement))
        .findFirst()
        .map(target -> of(route, status, target))
        .orElse(null);
  }

  private static TargetView of(
      TrafficRoute route, TrafficRouteStatus status, TrafficRouteSpec.Target target) {
    var traffic = route.getSpec().traffic();
    var known =
        status.targets().stream().filter(one -> one.name().equals(target.name())).findFirst();
    return new TargetView(
        target.address(),
        known.map(TrafficRouteStatus.Target::health).orElse(TrafficRouteStatus.Health.UNKNOWN),
        target.weightOrDefault(),
        Shares.percent(status.targets(), target.name()),
        traffic.hasOneWriter() && target.name().equals(status.writer()),
        known.map(TrafficRouteStatus.Target::withdrawn).orElse(false),
        target.isDrained(),
        known.map(TrafficRouteStatus.Target::since).orElse(null),
        known.map(TrafficRouteStatus.Target::withdrawals).orElse(0),
        known
            .filter(one -> !target.isDrained())
            .flatMap(one -> TrafficOutlook.returnsAt(traffic, one))
            .map(Instant::toString)
            .orElse(null),
        known.map(TrafficRouteStatus.Target::message).orElse(null),
        known.map(TrafficRouteStatus.Target::latencyMillis).orElse(null));
  }
}
