package dev.skybridge.world.pods;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ProbeBuilder;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProbeScheduleTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void shouldUseTheDefaultsOfTheApi() {
    // given
    ProbeSchedule schedule = new ProbeSchedule(new ProbeBuilder().build(), START);

    // when
    schedule.record(false, START);
    schedule.record(false, START.plusSeconds(10));

    // then
    assertThat(schedule.dueAt()).isEqualTo(START.plusSeconds(20));
    assertThat(schedule.failed()).isFalse();
    schedule.record(false, START.plusSeconds(20));
    assertThat(schedule.failed()).isTrue();
  }

  @Test
  void shouldWaitForTheInitialDelay() {
    // given
    ProbeSchedule schedule =
        new ProbeSchedule(new ProbeBuilder().withInitialDelaySeconds(7).build(), START);

    // then
    assertThat(schedule.dueAt()).isEqualTo(START.plusSeconds(7));
  }

  @Test
  void shouldCountOnlySuccessesInARow() {
    // given
    ProbeSchedule schedule =
        new ProbeSchedule(new ProbeBuilder().withSuccessThreshold(2).build(), START);

    // when
    schedule.record(true, START);
    schedule.record(false, START);
    schedule.record(true, START);

    // then
    assertThat(schedule.passed()).isFalse();
    schedule.record(true, START);
    assertThat(schedule.passed()).isTrue();
  }
}
