package dev.skybridge.benchmarks.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.benchmarks.openloop.HandOver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimiterRunCommandTest {

  @ParameterizedTest
  @EnumSource
  void shouldMeasureEveryRequestOnceWhenTheLoopRuns(HandOver.Way way) throws Exception {
    // given
    var command = new LimiterRunCommand();
    command.subject = LimiterSubject.bucket4j;
    command.handOver = way;
    command.perSecond = 2_000;
    command.seconds = 0.1;
    command.warmUpSeconds = 0.01;

    // when
    var figures = command.run();

    // then
    assertThat(figures.requests()).isEqualTo(200);
    assertThat(figures.refused()).isZero();
    assertThat(figures.gateNanos()).isPositive();
    assertThat(figures.cpuPercent()).isPositive();
    var latency = figures.latency();
    assertThat(latency.p50()).isPositive().isLessThanOrEqualTo(latency.p99());
    assertThat(latency.p999()).isBetween(latency.p99(), latency.max());
    assertThat(figures.lateness().p50()).isLessThanOrEqualTo(latency.p50());
  }
}
