package dev.skybridge.operator.console;

import dev.skybridge.crd.TrafficRouteStatus;
import java.util.List;

/** Weights as whole percents of all. Pure. */
final class Shares {
  private static final double ALL = 100;

  private Shares() {}

  /** The share of one placement; 0 where it is not among them or nothing carries. */
  static int percent(List<TrafficRouteStatus.Target> targets, String placement) {
    var sum = targets.stream().mapToInt(TrafficRouteStatus.Target::weight).sum();
    return targets.stream()
        .filter(target -> sum > 0 && target.name().equals(placement))
        .mapToInt(target -> Math.toIntExact(Math.round(ALL * target.weight() / sum)))
        .findFirst()
        .orElse(0);
  }
}
