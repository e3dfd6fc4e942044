package dev.skybridge.operator.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.strings;

import org.junit.jupiter.api.Test;

class PhysicalNameTest {

  @Test
  void shouldKeepAReadableStartAndAHash() {
    assertThat(PhysicalName.of("shop-shop-aws-orders-db", "a", 63))
        .matches("shop-shop-aws-orders-db-[0-9a-f]{8}");
  }

  @Test
  void shouldTellApartWhatTheLimitCutsOff() {
    // given
    var start = "a-very-long-namespace-and-a-very-long-application";

    // when
    var one = PhysicalName.of(start + "-one", start + "/one", 40);
    var two = PhysicalName.of(start + "-two", start + "/two", 40);

    // then
    assertThat(one).isNotEqualTo(two).hasSize(40).startsWith("a-very-long-namespace");
  }

  @Test
  void shouldSuitEveryVendorWhateverItIsMadeFrom() {
    qt().forAll(strings().basicLatinAlphabet().ofLengthBetween(0, 200), integers().between(11, 255))
        .checkAssert((text, limit) ->
            assertThat(PhysicalName.of(text, text, limit))
                .matches("(?!.*--)[a-z][a-z0-9-]*[a-z0-9]")
                .hasSizeLessThanOrEqualTo(limit)
                .isEqualTo(PhysicalName.of(text, text, limit)));
  }
}
