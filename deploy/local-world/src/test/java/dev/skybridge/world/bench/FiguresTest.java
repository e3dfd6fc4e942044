package dev.skybridge.world.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void shouldGiveTheMiddleRoundAndItsNeighbours() {
    // given
    var odd = List.of(9.0, 1.0, 4.0);
    var even = List.of(1.0, 2.0, 4.0, 9.0);

    // when
    var ofOdd = Spread.of(odd, Double::doubleValue);
    var ofEven = Spread.of(even, Double::doubleValue);

    // then
    assertThat(ofOdd).isEqualTo(new Spread(4, 1, 9));
    assertThat(ofEven).isEqualTo(new Spread(3, 1, 9));
  }

  @Test
  void shouldRefuseToSumNothingUp() {
    assertThatThrownBy(() -> Spread.of(List.<Double>of(), Double::doubleValue))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Latency.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldFindPercentilesOfTimes() {
    // given
    var times =
        LongStream.rangeClosed(1, 1000).map(TimeUnit.MILLISECONDS::toNanos).boxed().toList();

    // when
    var latency = Latency.of(times);

    // then
    assertThat(latency.p50Seconds()).isCloseTo(0.5, within(0.001));
    assertThat(latency.p99Seconds()).isCloseTo(0.99, within(0.001));
    assertThat(latency.maxSeconds()).isCloseTo(1, within(0.001));
  }

  @Test
  void shouldDoEachNumberOnceWhateverTheConcurrency() {
    // given
    var done = new ConcurrentSkipListSet<Integer>();

    // when
    Crowd.run(100, 7, number -> assertThat(done.add(number)).isTrue());

    // then
    assertThat(done).containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void shouldFailWhenTheWorkForSomeNumberFails() {
    assertThatThrownBy(() ->
            Crowd.run(
                10,
                3,
                number -> {
                  if (number == 7) {
                    throw new IllegalStateException("seven");
                  }
                }))
        .hasMessageContaining("seven");
  }
}
