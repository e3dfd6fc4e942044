package dev.skybridge.runtime.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.runtime.task.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A day of a busy platform, replayed at speed by looks every 2 s. */
class HealthyDayTest {
  private static final Origin CALL = Origin.here("argocd-call");
  private static final Origin GIT = Origin.here("git-push");
  private static final Origin CLOUD = Origin.here("cloud-call");
  private static final Origin ENGINE = Origin.here("engine-run");
  private static final Origin WATCH = Origin.here("watch");
  private static final Origin WORKER = Origin.here("pool-worker");
  private static final Origin LEAK = Origin.here("leaking-consumer");
  private static final double HOUR = 3600;

  /** Engine runs have a deadline of a quarter of an hour; watches and workers may stay. */
  private static final Patience PATIENCE =
      Patience.DEFAULT.expecting(
          Map.of("engine-run", Duration.ofMinutes(15), "pool-worker", Patience.FOREVER));

  private record Alarm(double second, String what) {}

  private static Day healthy(long seed) {
    return new Day(seed)
        // a diurnal load, five times as high at noon, with bursts of ten minutes at ten times that
        .with(CALL, 100, t -> Day.diurnal(t, 5) * (bursts(t) ? 10 : 2), Day.logNormal(0.2, 0.8))
        // a push is slow for half an hour while the server is
        .with(
            GIT,
            1,
            t -> 0.2 * Day.diurnal(t, 5),
            (t, random) -> Day.logNormal(slow(t) ? 12 : 3, 0.8).of(t, random))
        // calls of a cloud, with a deadline
        .with(
            CLOUD,
            40,
            t -> 4 * Day.diurnal(t, 5) * (deploys(t) ? 2 : 1),
            (t, random) -> Math.min(60, Day.logNormal(1, 1.2).of(t, random)))
        // engine runs: minutes each, and 20 times as many for a while where everybody deploys
        .with(
            ENGINE,
            2,
            t -> deploys(t) ? 0.8 : 0.02 * Day.diurnal(t, 2),
            (t, random) -> Math.min(900, Day.logNormal(90, 0.6).of(t, random)))
        // 300 watches that stay, begun slowly after the start: a warm-up that saturates
        .with(WATCH, 2, t -> 300 / 180.0 * Math.exp(-t / 180), (_, _) -> 10 * Day.SECONDS)
        // a pool that is resized all the time
        .with(
            WORKER,
            1,
            t -> 0.01 * Day.diurnal(t, 8),
            (_, random) -> 60 + 1200 * random.nextDouble());
  }

  private static boolean bursts(double t) {
    return t % (3 * HOUR) < 600;
  }

  private static boolean slow(double t) {
    return t > 9 * HOUR && t < 9.5 * HOUR;
  }

  private static boolean deploys(double t) {
    return (t > 14 * HOUR && t < 14.25 * HOUR) || (t > 17 * HOUR && t < 17.1 * HOUR);
  }

  /** Growth is judged; and a task is stuck, at worst, as soon as it is overdue. */
  private static void replay(Day day, Patience patience, double until, Consumer<Alarm> alarms) {
    var watch = new OriginWatch(patience, new GrowthDetector(GrowthDetector.Settings.DEFAULT));
    for (var second = 0.0; second <= until; second += 2) {
      var at = second;
      var seen = watch.look(Day.nanos(second), day.at(second));
      seen.growths().forEach(growth -> alarms.accept(new Alarm(at, growth.origin())));
      seen.overdue().keySet().stream()
          .map(Day.Task.class::cast)
          .filter(task -> at - task.began() > 40)
          .forEach(task -> alarms.accept(new Alarm(at, "stuck " + task)));
    }
  }

  /** Three days; more by {@code -Dskybridge.days=N}. */
  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("skybridge.days", 3));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldRaiseNoAlarmOnAHealthyDay(long seed) {
    // given
    var alarms = new ArrayList<Alarm>();
    // watches are meant to stay, so none is stuck; their number is judged in the next test
    var patience =
        PATIENCE.expecting(
            Map.of(
                "engine-run", Duration.ofMinutes(15),
                "pool-worker", Patience.FOREVER,
                "watch", Patience.FOREVER));

    // when
    replay(healthy(seed), patience, Day.SECONDS, alarms::add);

    // then
    System.out.printf("day of seed %d: %d alarms%n", seed, alarms.size());
    assertThat(alarms).as("seed %s", seed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {101})
  void shouldFindNoGrowthOnAHealthyDayWhenNothingIsDeclared(long seed) {
    // given
    var growing = new ArrayList<Alarm>();

    // when
    replay(
        healthy(seed),
        Patience.DEFAULT,
        Day.SECONDS,
        alarm -> {
          if (!alarm.what().startsWith("stuck")) {
            growing.add(alarm);
          }
        });

    // then
    assertThat(growing).as("seed %s", seed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.1})
  void shouldFindALeakAmidTheLoadWhenItBeginsAtTen(double perSecond) {
    // given: the origin works well, too: five tasks a second end
    var ten = 10 * HOUR;
    var day =
        healthy(99)
            .with(
                LEAK,
                6,
                t -> 5 + (t > ten ? perSecond : 0),
                (t, random) ->
                    t > ten && random.nextDouble() < perSecond / (5 + perSecond)
                        ? 10 * Day.SECONDS
                        : 0.3 + random.nextDouble());
    var growing = new ArrayList<Alarm>();

    // when
    replay(
        day,
        PATIENCE,
        ten + HOUR,
        alarm -> {
          if (!alarm.what().startsWith("stuck")) {
            growing.add(alarm);
          }
        });

    // then
    assertThat(growing).extracting(Alarm::what).containsOnly("leaking-consumer");
    var after = growing.getFirst().second() - ten;
    System.out.printf(
        "a leak of %.1f tasks a second is seen to grow after %.0f s%n", perSecond, after);
    assertThat(after).isBetween(0.0, 1500.0);
  }
}
