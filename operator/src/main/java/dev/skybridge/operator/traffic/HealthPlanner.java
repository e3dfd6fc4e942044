package dev.skybridge.operator.traffic;

import dev.skybridge.crd.TrafficRouteSpec;
import dev.skybridge.crd.TrafficRouteSpec.Target;
import dev.skybridge.crd.TrafficRouteStatus;
import dev.skybridge.crd.TrafficRouteStatus.Health;
import dev.skybridge.crd.TrafficSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Says which placements carry traffic. Pure.
 *
 * <p>One that failed for {@code after} without a pause is withdrawn, unless no other one answers:
 * traffic to a placement that may work is better than to none. It comes back when it answered for
 * {@code returnAfter} without a pause, longer with each withdrawal of the last hour, or at once
 * when no other one answers.
 */
final class HealthPlanner {
  private HealthPlanner() {}

  /** Each placement as it stands now, in the order of the spec. */
  static List<Standing> stand(
      TrafficRouteSpec spec,
      List<TrafficRouteStatus.Target> before,
      Map<String, Probes.Answer> answers,
      Instant now) {
    var known = new LinkedHashMap<String, TrafficRouteStatus.Target>();
    before.forEach(target -> known.put(target.name(), target));
    var standing = new LinkedHashMap<String, Standing>();
    for (var target : spec.targets()) {
      standing.put(
          target.name(),
          seen(
              target,
              Optional.ofNullable(known.get(target.name())),
              Optional.ofNullable(answers.get(target.name())),
              now));
    }
    withdraw(standing, spec.traffic(), now);
    bringBack(standing, spec.traffic(), now);
    return List.copyOf(standing.values());
  }

  private static Standing seen(
      Target target,
      Optional<TrafficRouteStatus.Target> before,
      Optional<Probes.Answer> answer,
      Instant now) {
    var known = before.map(TrafficRouteStatus.Target::health).orElse(Health.UNKNOWN);
    var message = before.map(TrafficRouteStatus.Target::message);
    var health = known;
    var latency = before.map(TrafficRouteStatus.Target::latencyMillis).map(Duration::ofMillis);
    if (answer.isPresent()) {
      switch (answer.get()) {
        case Probes.Answer.Serves(var time) -> {
          health = Health.HEALTHY;
          latency = ProbeTime.shown(latency, time);
          message = Optional.empty();
        }
        case Probes.Answer.Fails(var why) -> {
          health = Health.UNHEALTHY;
          message = Optional.of(why);
        }
      }
    }
    var since =
        health == known
            ? before.map(TrafficRouteStatus.Target::since).map(Instant::parse).orElse(now)
            : now;
    return new Standing(
        target.name(),
        target.address(),
        target.weightOrDefault(),
        target.isDrained(),
        health,
        since,
        new Withdrawal(
            before.map(TrafficRouteStatus.Target::withdrawals).orElse(0),
            before.map(TrafficRouteStatus.Target::withdrawnAt).map(Instant::parse)),
        before.map(TrafficRouteStatus.Target::withdrawn).orElse(false),
        message,
        latency);
  }

  private static void withdraw(
      SequencedMap<String, Standing> standing, TrafficSpec traffic, Instant now) {
    if (standing.values().stream().noneMatch(Standing::serves)) {
      return;
    }
    standing.replaceAll((name, one) ->
        !one.withdrawn()
                && one.health() == Health.UNHEALTHY
                && lasted(one, now, traffic.afterOrDefault())
            ? one.withdraw(now)
            : one);
  }

  private static void bringBack(
      SequencedMap<String, Standing> standing, TrafficSpec traffic, Instant now) {
    var nobody = standing.values().stream().noneMatch(Standing::serves);
    standing.replaceAll((name, one) ->
        one.withdrawn()
                && one.health() == Health.HEALTHY
                && (nobody
                    || lasted(one, now, one.withdrawal().hold(traffic.returnAfterOrDefault())))
            ? one.comeBack()
            : one);
  }

  /** When the next placement goes or comes back, should its probes go on as they do. */
  static Optional<Instant> next(List<Standing> standing, TrafficSpec traffic) {
    return standing.stream()
        .filter(one -> one.withdrawn() == (one.health() == Health.HEALTHY))
        .filter(one -> one.health() != Health.UNKNOWN)
        .map(one ->
            one.since()
                .plus(
                    one.withdrawn()
                        ? one.withdrawal().hold(traffic.returnAfterOrDefault())
                        : traffic.afterOrDefault()))
        .min(Instant::compareTo);
  }

  private static boolean lasted(Standing one, Instant now, Duration time) {
    return !now.isBefore(one.since().plus(time));
  }

  /** The share of each: those that only stand by get some when nobody else carries. */
  static List<RouteTable.Share> shares(List<Standing> standing) {
    var weighted = standing.stream().anyMatch(one -> one.carries() && one.wanted() > 0);
    var shares = new ArrayList<RouteTable.Share>();
    for (var one : standing) {
      var weight = one.carries() ? (weighted ? one.wanted() : 1) : 0;
      shares.add(new RouteTable.Share(one.name(), one.address(), weight));
    }
    return List.copyOf(shares);
  }
}
