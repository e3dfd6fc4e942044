package dev.skybridge.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SizingTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final PoolConfig config = PoolConfig.named("test");
  private final Sizing sizing = new Sizing(config);

  @ParameterizedTest
  @CsvSource({"0, 4", "128, 6", "256, 7", "512, 10", "717, 12", "1024, 16", "5000, 16"})
  void shouldFollowTheFormula(int queued, int workers) {
    assertThat(sizing.target(queued)).isEqualTo(workers);
  }

  @Test
  void shouldGrowAtOnceFromTheLoadThatIsSaid() {
    // when
    var below = decide(SECOND, 4, 716, 4, 0, Sizing.Memory.at(0));
    var at = decide(SECOND, 4, 717, 4, 0, Sizing.Memory.at(0));

    // then
    assertThat(below.workers()).isEqualTo(4);
    assertThat(at.workers()).isEqualTo(12);
    assertThat(at.reason()).isEqualTo(Sizing.Reason.LOAD);
  }

  @Test
  void shouldGrowByOneForEachTimeThatATaskWaitsTooLong() {
    // when
    var first = decide(SECOND, 4, 1, 4, 100, Sizing.Memory.at(0));
    var atOnce = decide(SECOND, 5, 1, 5, 100, first.memory());
    var later = decide(SECOND + 100_000_000, 5, 1, 5, 200, first.memory());

    // then
    assertThat(first.workers()).isEqualTo(5);
    assertThat(first.reason()).isEqualTo(Sizing.Reason.WAIT);
    assertThat(atOnce.workers()).isEqualTo(5);
    assertThat(later.workers()).isEqualTo(6);
  }

  @Test
  void shouldLeaveTheLeastAsSoonAsATaskWaits() {
    // when
    var decision = decide(SECOND, 2, 1, 2, 0, Sizing.Memory.at(0));

    // then
    assertThat(decision.workers()).isEqualTo(4);
  }

  @Test
  void shouldShrinkToTheTargetOnlyAfterTheCalm() {
    // given
    var busy = Sizing.Memory.at(0);

    // when
    var early = decide(29 * SECOND, 16, 100, 16, 0, busy);
    var late = decide(30 * SECOND, 16, 100, 16, 0, busy);

    // then
    assertThat(early.workers()).isEqualTo(16);
    assertThat(late.workers()).isEqualTo(5);
    assertThat(late.reason()).isEqualTo(Sizing.Reason.CALM);
  }

  @Test
  void shouldGoBelowTheBaseOnlyWhenIdle() {
    // given
    var busy = Sizing.Memory.at(0);

    // when
    var working = decide(60 * SECOND, 4, 0, 1, 0, busy);
    var justNow = decide(61 * SECOND, 4, 0, 0, 0, working.memory());
    var idle = decide(90 * SECOND, 4, 0, 0, 0, working.memory());

    // then
    assertThat(working.workers()).isEqualTo(4);
    assertThat(justNow.workers()).isEqualTo(4);
    assertThat(idle.workers()).isEqualTo(2);
    assertThat(idle.reason()).isEqualTo(Sizing.Reason.IDLE);
  }

  @Test
  void shouldStayInItsBoundsAndNotFlapWhateverTheLoad() {
    qt().forAll(lists().of(integers().between(0, 1024)).ofSizeBetween(10, 400))
        .checkAssert(this::playedInSteps);
  }

  /** One look every 100 ms. */
  private void playedInSteps(List<Integer> loads) {
    var memory = Sizing.Memory.at(0);
    var workers = 2;
    var fellAt = Long.MIN_VALUE / 2;
    for (int step = 0; step < loads.size(); step++) {
      var now = step * SECOND / 10;
      var queued = loads.get(step);
      var decision = decide(now, workers, queued, workers, queued == 0 ? 0 : 50, memory);
      assertThat(decision.workers()).isBetween(2, 16);
      if (decision.workers() < workers) {
        assertThat(now - fellAt).isGreaterThanOrEqualTo(30 * SECOND);
        fellAt = now;
      }
      workers = decision.workers();
      memory = decision.memory();
    }
  }

  private Sizing.Decision decide(
      long now, int workers, int queued, int running, long waitMillis, Sizing.Memory memory) {
    return sizing.decide(
        now, new Sizing.Seen(workers, queued, running, Duration.ofMillis(waitMillis)), memory);
  }
}
