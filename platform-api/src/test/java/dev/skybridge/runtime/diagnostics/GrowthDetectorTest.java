package dev.skybridge.runtime.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.runtime.task.Origin;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthDetectorTest {
  private static final Origin ORIGIN = Origin.here("test");
  private static final long STEP = Duration.ofSeconds(2).toSeconds();

  private final GrowthDetector detector = new GrowthDetector(GrowthDetector.Settings.DEFAULT);

  /** Looks every 2 s; the second of the first alarm. */
  private Optional<Long> firstAlarm(
      long seconds, LongUnaryOperator overdue, LongUnaryOperator created) {
    for (var at = 0L; at <= seconds; at += STEP) {
      if (look(at, overdue.applyAsLong(at), created.applyAsLong(at)).isPresent()) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private Optional<Growth> look(long at, long overdue, long created) {
    return detector.observe(ORIGIN, Duration.ofSeconds(at).toNanos(), overdue, created);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "10, 2", "60, 3"})
  void shouldFindALeakOfOneTaskInSoManySeconds(int period, long seed) {
    // given: each second leaks a task with probability 1/period, beside a noise of 0 to 4 tasks
    var random = new Random(seed);
    var leaked = new long[3601];
    for (var at = 1; at < leaked.length; at++) {
      leaked[at] = leaked[at - 1] + (random.nextInt(period) == 0 ? 1 : 0);
    }

    // when
    var alarm = firstAlarm(3600, at -> leaked[(int) at] + random.nextInt(5), at -> 10 * at);

    // then
    assertThat(alarm).as("seed %s", seed).isPresent();
    System.out.printf("a leak of 1 task in %d s is found after %d s%n", period, alarm.get());
    assertThat(alarm.get()).isLessThanOrEqualTo(period == 60 ? 3600 : 1200);
  }

  @Test
  void shouldTellTheRateWhenItLeaks() {
    // given
    firstAlarm(1200, at -> at, at -> at);

    // when
    var growth = look(1202, 1202, 1202);

    // then
    assertThat(growth)
        .hasValueSatisfying(found -> {
          assertThat(found.perMinute()).isBetween(58.0, 62.0);
          assertThat(found.atLeastPerMinute()).isBetween(50.0, found.perMinute());
          assertThat(found.origin()).isEqualTo("test");
          assertThat(found.site()).contains("GrowthDetectorTest");
        });
  }

  @Test
  void shouldFindNoLeakWhenAJumpStays() {
    // given
    var random = new Random(4);

    // when
    var alarm = firstAlarm(7200, at -> (at < 1800 ? 10 : 300) + random.nextInt(5), at -> 10 * at);

    // then
    assertThat(alarm).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"30", "60", "120", "180"})
  void shouldFindNoLeakWhenAWarmUpSaturates(int timeConstant) {
    // given 400 tasks that stay, most of them started in the first minutes
    var random = new Random(5);
    LongUnaryOperator warm =
        at -> Math.round(400 * (1 - Math.exp(-(double) at / timeConstant))) + random.nextInt(3);

    // when
    var alarm = firstAlarm(7200, warm, at -> 10 * at);

    // then
    assertThat(alarm).isEmpty();
  }

  @Test
  void shouldFindNoLeakWhenTheLoadExplainsIt() {
    // given: two tasks in a hundred are slow, and the load grows for an hour
    var random = new Random(6);
    var created = new long[3601];
    var rate = new double[3601];
    for (var at = 1; at < created.length; at++) {
      rate[at] = 20 + at / 60.0 + 10 * Math.sin(at / 90.0);
      created[at] = created[at - 1] + Math.round(rate[at]);
    }

    // when
    var alarm =
        firstAlarm(
            3600,
            at -> Math.round(rate[(int) at] + random.nextGaussian()),
            at -> created[(int) at]);

    // then
    assertThat(alarm).isEmpty();
  }

  @Test
  void shouldTakeTheAlarmBackWhenGrowthStops() {
    // given
    var stops = firstAlarm(3600, at -> at, at -> at).orElseThrow();

    // when
    var cleared = Optional.<Long>empty();
    for (var at = stops + STEP; at < stops + 3600 && cleared.isEmpty(); at += STEP) {
      cleared = look(at, stops, at).isEmpty() ? Optional.of(at) : Optional.empty();
    }

    // then: not at once, and within a third of the window and three steps
    assertThat(cleared).isPresent();
    assertThat(cleared.get() - stops).isBetween(60L, 420L);
  }

  @Test
  void shouldKeepTheAlarmWhenALeakPausesForAMinute() {
    // given
    var begun = firstAlarm(3600, at -> at, at -> at).orElseThrow();

    // when
    var cleared = false;
    for (var at = begun + STEP; at < begun + 60; at += STEP) {
      cleared |= look(at, begun, at).isEmpty();
    }

    // then
    assertThat(cleared).isFalse();
  }
}
