package dev.skybridge.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.benchmarks.machine.ProcessorTime;
import org.junit.jupiter.api.Test;

class BackgroundLoadTest {

  @Test
  void shouldTakeProcessorTimeAndEndByItselfWhenItsTimeIsOver() throws Exception {
    // given
    var load = new BackgroundLoad();
    load.share = 0.5;
    load.seconds = 0.2;
    var before = ProcessorTime.now();

    // when
    var code = load.call();

    // then
    var after = ProcessorTime.now();
    assertThat(code).isZero();
    assertThat(after.atNanos() - before.atNanos()).isGreaterThanOrEqualTo(180_000_000);
    assertThat(after.ownNanos()).isGreaterThan(before.ownNanos());
  }
}
