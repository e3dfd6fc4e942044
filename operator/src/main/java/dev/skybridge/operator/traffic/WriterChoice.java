package dev.skybridge.operator.traffic;

import dev.skybridge.crd.TrafficSpec;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which of the placements that answer writes next. Pure.
 *
 * <p>By weight: the largest, the first of equals. By latency: of those within a fifth of the
 * fastest one the largest, since so small a difference is not one to build on. One without a
 * measured time is chosen only where no one has any.
 */
final class WriterChoice {
  /** In percent of the fastest; up to here two are alike. */
  private static final int ALIKE = 120;

  private WriterChoice() {}

  static Optional<Standing> of(List<Standing> standing, TrafficSpec traffic) {
    var serving = standing.stream().filter(Standing::serves).toList();
    return (traffic.prefersLatency() ? nearest(serving) : serving)
        .stream().min(Comparator.comparingInt(Standing::wanted).reversed());
  }

  private static List<Standing> nearest(List<Standing> serving) {
    var fastest = serving.stream().flatMap(one -> one.latency().stream()).min(Duration::compareTo);
    return fastest
        .map(least ->
            serving.stream()
                .filter(one -> one.latency().filter(time -> alike(time, least)).isPresent())
                .toList())
        .orElse(serving);
  }

  private static boolean alike(Duration time, Duration least) {
    return time.multipliedBy(100).compareTo(least.multipliedBy(ALIKE)) <= 0;
  }
}
