package dev.skybridge.benchmarks.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FanOutRunCommandTest {

  @ParameterizedTest
  @EnumSource
  void shouldMeasureEveryFanOutOnceWhenTheLoopRuns(FanOutSubject subject) throws Exception {
    // given
    var command = new FanOutRunCommand();
    command.subject = subject;
    command.branches = 30;
    command.perSecond = 200;
    command.seconds = 0.1;
    command.warmUpSeconds = 0.02;

    // when
    var figures = command.run();

    // then
    assertThat(figures.requests()).isEqualTo(20);
    assertThat(figures.cpuNanos()).isPositive();
    assertThat(figures.latency().p50()).isPositive();
    assertThat(figures.latency().p999())
        .isBetween(figures.latency().p99(), figures.latency().max());
  }

  @ParameterizedTest
  @EnumSource
  void shouldWaitForTheBranchesTogetherWhenEachTakesItsTime(FanOutSubject subject)
      throws Exception {
    // given
    var each = Duration.ofMillis(20);

    // when
    long sum;
    var begin = System.nanoTime();
    try (var fanOut = subject.make(300, each)) {
      sum = fanOut.call();
    }
    var took = Duration.ofNanos(System.nanoTime() - begin);

    // then
    assertThat(sum).isEqualTo(300 * 299 / 2);
    assertThat(took).isBetween(each, each.multipliedBy(150));
  }
}
