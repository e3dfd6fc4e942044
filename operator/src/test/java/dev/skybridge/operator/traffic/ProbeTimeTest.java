package dev.skybridge.operator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProbeTimeTest {

  @Test
  void shouldMoveAnEighthOfTheWay() {
    assertThat(ProbeTime.mean(Optional.of(millis(80)), millis(160))).isEqualTo(millis(90));
    assertThat(ProbeTime.mean(Optional.empty(), millis(160))).isEqualTo(millis(160));
  }

  @Test
  void shouldStayBetweenTheFastestAndTheSlowestAnswer() {
    qt().forAll(lists().of(integers().between(1, 5000)).ofSizeBetween(1, 50))
        .checkAssert(times -> {
          Optional<Duration> mean = Optional.empty();
          for (var time : times) {
            mean = Optional.of(ProbeTime.mean(mean, millis(time)));
          }
          assertThat(mean.orElseThrow())
              .isBetween(millis(Collections.min(times)), millis(Collections.max(times)));
        });
  }

  @Test
  void shouldShowAnewWhatChangedByATenth() {
    var shown = Optional.of(millis(100));
    assertThat(ProbeTime.shown(shown, Optional.of(millis(109)))).isEqualTo(shown);
    assertThat(ProbeTime.shown(shown, Optional.of(millis(91)))).isEqualTo(shown);
    assertThat(ProbeTime.shown(shown, Optional.of(millis(110)))).contains(millis(110));
    assertThat(ProbeTime.shown(shown, Optional.of(millis(90)))).contains(millis(90));
  }

  @Test
  void shouldNeverShowZeroAndKeepWhatWasMeasured() {
    assertThat(ProbeTime.shown(Optional.empty(), Optional.of(Duration.ofNanos(90_000))))
        .contains(millis(1));
    assertThat(ProbeTime.shown(Optional.of(millis(7)), Optional.empty())).contains(millis(7));
    assertThat(ProbeTime.shown(Optional.empty(), Optional.empty())).isEmpty();
  }

  private static Duration millis(long count) {
    return Duration.ofMillis(count);
  }
}
