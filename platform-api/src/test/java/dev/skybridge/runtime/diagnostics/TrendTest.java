package dev.skybridge.runtime.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {
  private static final double Z_95 = 1.96;

  @Test
  void shouldTellTheSlopeWhenALineHasOutliers() {
    // given
    var random = new Random(1);
    var y = IntStream.range(0, 45).mapToDouble(i -> 3 * i + random.nextGaussian()).toArray();
    y[3] = 900;
    y[17] = -500;
    y[40] = 900;

    // when
    var trend = Trend.of(y, new double[45], 3.09);

    // then
    assertThat(trend.slope()).isCloseTo(3, within(0.2));
    assertThat(trend.low()).isPositive().isLessThan(trend.slope());
    assertThat(trend.high()).isGreaterThanOrEqualTo(trend.slope());
  }

  @Test
  void shouldSayNothingWhenTheSeriesIsConstant() {
    // given
    var y = new double[45];

    // when
    var trend = Trend.of(y, new double[45], Z_95);

    // then
    assertThat(trend).isEqualTo(new Trend(0, 0, 0, 0));
  }

  @Test
  void shouldGiveTheTextbookBoundsWhenNoValuesAreTied() {
    // given: Gilbert, Statistical Methods for Environmental Pollution Monitoring, 1987, section
    // 16.4:
    // the variance of S for n = 10 without ties is 10 * 9 * 25 / 18 = 125
    var y = new double[] {10, 15, 14, 20, 18, 24, 22, 30, 28, 35};

    // when
    var trend = Trend.of(y, new double[10], 1.645);

    // then: ranks (45 -+ 1.645 * sqrt(125)) / 2 = 13.3 and 31.7 of the sorted pair slopes
    assertThat(trend.slope()).isCloseTo(2.5, within(0.15));
    assertThat(trend.low()).isCloseTo(2.0, within(0.25));
    assertThat(trend.high()).isCloseTo(2.83, within(0.25));
  }

  @Test
  void shouldExplainByLoadWhenBothGrowTogether() {
    // given
    var random = new Random(7);
    var load = IntStream.range(0, 45).mapToDouble(i -> i + random.nextGaussian()).toArray();
    var follows = IntStream.range(0, 45).mapToDouble(i -> 4 * load[i]).toArray();
    var leaks = IntStream.range(0, 45).mapToDouble(i -> 4 * i + random.nextGaussian()).toArray();
    var steady = IntStream.range(0, 45).mapToDouble(_ -> 20 + random.nextGaussian()).toArray();

    // when
    var explained = Trend.of(follows, load, Z_95);
    var leak = Trend.of(leaks, steady, Z_95);

    // then
    assertThat(explained.low()).isPositive();
    assertThat(explained.z()).isLessThan(Z_95);
    assertThat(leak.z()).isGreaterThan(Z_95);
  }

  @Test
  void shouldRarelySeeATrendWhenNoiseRemembersItsPast() {
    // given: 400 series of an AR(1) process with a coefficient of 0.7 and no trend
    var seed = 20_261_123L;
    var random = new Random(seed);
    var seen = 0;

    // when
    for (var series = 0; series < 400; series++) {
      var y = new double[45];
      for (var i = 1; i < y.length; i++) {
        y[i] = 0.7 * y[i - 1] + random.nextGaussian();
      }
      seen += Trend.of(y, new double[45], 3.09).low() > 0 ? 1 : 0;
    }

    // then
    System.out.printf("a trend in noise that remembers its past: %d of 400%n", seen);
    assertThat(seen).as("of 400, seed %s", seed).isLessThanOrEqualTo(20);
  }
}
