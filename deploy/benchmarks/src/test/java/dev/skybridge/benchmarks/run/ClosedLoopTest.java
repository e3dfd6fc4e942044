package dev.skybridge.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.benchmarks.limiter.LimiterBenchmark;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {

  @Test
  void shouldGiveTimeAndAllocationWhenABenchmarkRuns() throws Exception {
    // given
    var loop = new ClosedLoop(1, 20);

    // when
    var figures = loop.run(LimiterBenchmark.class, 2, Map.of("subject", "mutex", "admits", "true"));

    // then
    assertThat(figures.nanosPerOperation()).isPositive();
    assertThat(figures.bytesPerOperation()).isNotNegative();
  }
}
