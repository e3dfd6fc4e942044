package dev.skybridge.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PoolRunCommandTest {

  @ParameterizedTest
  @EnumSource
  void shouldMeasureEveryTaskOnceWhenTheLoopRuns(PoolSubject subject) throws Exception {
    // given
    var command = new PoolRunCommand();
    command.subject = subject;
    command.perSecond = 2_000;
    command.seconds = 0.1;
    command.warmUpSeconds = 0.01;

    // when
    var figures = command.run();

    // then
    assertThat(figures.requests()).isEqualTo(200);
    assertThat(figures.handOver().p50()).isPositive();
    assertThat(figures.latency().p50()).isGreaterThanOrEqualTo(figures.handOver().p50());
    assertThat(figures.latency().p999())
        .isBetween(figures.latency().p99(), figures.latency().max());
    assertThat(figures.surroundings().pinned()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void shouldRunAllTasksWhenThePoolIsClosedAfterThem(PoolSubject subject) {
    // given
    var ran = new AtomicInteger();

    // when
    try (var pool = subject.make()) {
      for (int task = 0; task < 2_000; task++) {
        pool.submit(ran::incrementAndGet);
      }
    }

    // then
    assertThat(ran).hasValue(2_000);
  }
}
