package dev.skybridge.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {

  @Test
  void shouldTakeTheMiddleWhenThereAreOddAndEvenRounds() {
    assertThat(Spread.of(List.of(3.0, 1.0, 9.0))).isEqualTo(new Spread(3, 1, 9));
    assertThat(Spread.of(List.of(4.0, 2.0))).isEqualTo(new Spread(3, 2, 4));
  }

  @Test
  void shouldRefuseWhenThereIsNoRound() {
    assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
  }

  @Test
  void shouldBeBelowOnlyWhenTheRangesDoNotMeet() {
    var spread = new Spread(3, 1, 5);

    assertThat(spread.below(new Spread(7, 6, 8))).isTrue();
    assertThat(spread.below(new Spread(7, 5, 8))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.01234, 0.012",
    "1.234, 1.23",
    "12.34, 12.3",
    "-123.4, -123",
    "98765, 98765"
  })
  void shouldShowThreeFiguresWhenWritten(double value, String text) {
    assertThat(Spread.number(value)).isEqualTo(text);
  }
}
