package dev.skybridge.operator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.skybridge.crd.TrafficPreference;
import dev.skybridge.crd.TrafficRouteStatus.Health;
import dev.skybridge.crd.TrafficSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** What holds for every choice of a writer. Each number is a placement. */
final class WriterChoicePropertyTest {
  private static final Gen<List<Integer>> PLACEMENTS =
      lists().of(integers().between(0, 199_999)).ofSizeBetween(1, 8);

  @Test
  void shouldChooseOneThatServesWhereThereIsOne() {
    qt().forAll(PLACEMENTS)
        .checkAssert(numbers -> {
          for (var preference : TrafficPreference.values()) {
            var standing = standing(numbers);
            var choice = WriterChoice.of(standing, by(preference));
            assertThat(choice.isPresent()).isEqualTo(standing.stream().anyMatch(Standing::serves));
            choice.ifPresent(one -> assertThat(one.serves()).isTrue());
          }
        });
  }

  @Test
  void shouldChooseTheLargestOfThoseThatAreAlike() {
    qt().forAll(PLACEMENTS)
        .checkAssert(numbers -> {
          var measured =
              standing(numbers).stream()
                  .filter(Standing::serves)
                  .filter(one -> one.latency().isPresent())
                  .toList();
          if (measured.isEmpty()) {
            return;
          }
          var least = measured.stream().mapToLong(WriterChoicePropertyTest::millis).min();
          var choice = WriterChoice.of(standing(numbers), by(TrafficPreference.LATENCY));
          var chosen = choice.orElseThrow();
          assertThat((double) millis(chosen)).isLessThanOrEqualTo(least.orElseThrow() * 1.2);
          assertThat(measured)
              .allMatch(one ->
                  millis(one) > least.orElseThrow() * 1.2 || one.wanted() <= chosen.wanted());
        });
  }

  @Test
  void shouldChooseByWeightWhereNothingWasMeasured() {
    qt().forAll(PLACEMENTS)
        .checkAssert(numbers -> {
          var unmeasured = standing(numbers).stream().map(one -> with(one, Optional.empty()));
          var standing = unmeasured.toList();
          assertThat(WriterChoice.of(standing, by(TrafficPreference.LATENCY)))
              .isEqualTo(WriterChoice.of(standing, by(TrafficPreference.WEIGHT)));
        });
  }

  @Test
  void shouldNotDependOnTheOrderUnlessTheyAreEqual() {
    qt().forAll(PLACEMENTS)
        .checkAssert(numbers -> {
          var standing = standing(numbers);
          var turned = new ArrayList<>(standing);
          Collections.reverse(turned);
          for (var preference : TrafficPreference.values()) {
            assertThat(WriterChoice.of(turned, by(preference)).map(Standing::wanted))
                .isEqualTo(WriterChoice.of(standing, by(preference)).map(Standing::wanted));
          }
        });
  }

  /** 100 weights, 200 times of which one is none, and ten states of which two do not serve. */
  private static List<Standing> standing(List<Integer> numbers) {
    return IntStream.range(0, numbers.size())
        .mapToObj(i -> {
          int number = numbers.get(i);
          var time = number / 100 % 200;
          var state = number / 20_000;
          return new Standing(
              "p" + i,
              "10.0.0.1:80",
              number % 100,
              state == 0,
              state == 1 ? Health.UNHEALTHY : Health.HEALTHY,
              Instant.EPOCH,
              new Withdrawal(0, Optional.empty()),
              false,
              Optional.empty(),
              time == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(time)));
        })
        .toList();
  }

  private static Standing with(Standing one, Optional<Duration> latency) {
    return new Standing(
        one.name(),
        one.address(),
        one.wanted(),
        one.drained(),
        one.health(),
        one.since(),
        one.withdrawal(),
        one.withdrawn(),
        one.message(),
        latency);
  }

  private static long millis(Standing one) {
    return one.latency().orElseThrow().toMillis();
  }

  private static TrafficSpec by(TrafficPreference preference) {
    return new TrafficSpec(
        List.of("shop"), null, null, null, null, null, null, null, preference, null);
  }
}
