package dev.skybridge.benchmarks.openloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void shouldSpaceRequestsEvenlyWhenARateIsGiven() {
    // given
    var schedule = Schedule.soon(10_000, 0.5);

    // when
    var apart = schedule.due(4_999) - schedule.due(0);

    // then
    assertThat(schedule.requests()).isEqualTo(5_000);
    assertThat(apart).isEqualTo(4_999 * 100_000L);
  }

  @Test
  void shouldNeverBeEarlyWhenItWaits() {
    // given
    var schedule = new Schedule(System.nanoTime(), 200_000, 10);

    // when
    var ended = schedule.awaitDue(9);

    // then
    assertThat(ended - schedule.due(9)).isNotNegative();
  }

  @Test
  void shouldRefuseAScheduleWhenItHasNoPeriodOrNoRequest() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Schedule(0, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Schedule(0, 1, 0));
  }
}
