package dev.skybridge.runtime.context.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeoutHeaderTest {
  @ParameterizedTest
  @CsvSource({
    "PT0.25S, 250m",
    "PT0.0000001S, 1m",
    "PT27H, 97200000m",
    "PT28H, 100800S",
    "PT30000H, 30000H"
  })
  void shouldWriteTheLargestUnitThatFits(Duration left, String value) {
    // given, when, then
    assertThat(TimeoutHeader.format(left)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "2H, PT2H",
    "3M, PT3M",
    "4S, PT4S",
    "5m, PT0.005S",
    "6u, PT0.000006S",
    "7n, PT0.000000007S"
  })
  void shouldReadEachUnit(String value, Duration expected) {
    // given, when, then
    assertThat(TimeoutHeader.parse(value)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "m", "-5m", "1.5S", "123456789m", "5 m", "5ms"})
  void shouldTakeWhatIsNotInTheFormForAbsent(String value) {
    // given, when, then
    assertThat(TimeoutHeader.parse(value)).isEmpty();
  }

  @Test
  void shouldGiveACallNoMoreThanItsBound() {
    // given
    var bound = Duration.ofSeconds(30);

    // when, then
    assertThat(TimeoutHeader.incoming("call", "5S", bound).atMost())
        .contains(Duration.ofSeconds(5));
    assertThat(TimeoutHeader.incoming("call", "5H", bound).atMost()).contains(bound);
    assertThat(TimeoutHeader.incoming("call", "soon", bound).atMost()).contains(bound);
    assertThat(TimeoutHeader.incoming("call", null, bound).atMost()).contains(bound);
  }
}
