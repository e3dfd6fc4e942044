package dev.skybridge.operator.traffic;

import static dev.skybridge.operator.traffic.Play.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.skybridge.crd.DataPolicy;
import dev.skybridge.crd.WritePolicy;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong in whatever order, no two gates let writes pass at once. */
final class OneWriterPropertyTest {
  private static final List<String> NAMES = List.of("aws", "alicloud", "tencent");

  @Test
  void shouldNeverLetTwoWrite() {
    neverTwo(UnaryOperator.identity());
  }

  /** Each event changes how fast one of them answers, too. */
  @Test
  void shouldNeverLetTwoWriteWhereTheFastestIsPreferred() {
    neverTwo(Play::byLatency);
  }

  private static void neverTwo(UnaryOperator<Play> preference) {
    qt().withExamples(2000)
        .forAll(lists().of(integers().between(0, 999)).ofSizeBetween(5, 60))
        .checkAssert(events -> {
          var play =
              preference.apply(
                  new Play(
                      WritePolicy.ONE,
                      DataPolicy.SHARED,
                      target("aws", 60),
                      target("alicloud", 40),
                      target("tencent", 0)));
          // of two lengths: only the longer one still lasts when a placement is withdrawn
          play.lease(events.getFirst() % 2 == 0 ? 20 : 4).seconds(4);
          for (var event : events) {
            strike(play, event);
            play.takes(NAMES.get(event % NAMES.size()), 1 + event % 200);
            for (var second = 0; second < 1 + event % 7; second++) {
              play.seconds(1);
              assertThat(play.writing()).as("%s", events).hasSizeLessThanOrEqualTo(1);
            }
          }
        });
  }

  @Test
  void shouldAlwaysFindAWriterInTheEnd() {
    qt().withExamples(500)
        .forAll(lists().of(integers().between(0, 999)).ofSizeBetween(5, 40))
        .checkAssert(events -> {
          // given
          var play =
              new Play(
                  WritePolicy.ONE, DataPolicy.SHARED, target("aws", 60), target("alicloud", 40));
          events.forEach(event -> {
            strike(play, event);
            play.seconds(1 + event % 7);
          });

          // when: everything works again, and a person confirms what could not be shown
          play.failing.clear();
          play.cutOff.clear();
          play.ungated.clear();
          play.edgeAnswers = true;
          play.seconds(60);
          play.confirmed =
              play.lease.map(l -> l.holder().orElse("aws") + "@" + (l.epoch() + 1)).orElse(null);
          play.seconds(60);

          // then
          assertThat(play.writer()).as("%s", events).isNotNull();
          assertThat(play.reason()).as("%s", events).isEqualTo("Ready");
        });
  }

  private static void strike(Play play, int event) {
    var name = NAMES.get(event / 7 % NAMES.size());
    switch (event / 21 % 9) {
      case 0 -> play.lose(name);
      case 1 -> play.bringBack(name);
      case 2 -> play.failing.add(name);
      case 3 -> play.failing.remove(name);
      case 4 -> play.cutOff.add(name);
      case 5 -> play.cutOff.remove(name);
      case 6 -> play.edgeAnswers = !play.edgeAnswers;
      case 7 -> play.asked = name + "@" + event;
      default -> play.bringBack(name);
    }
  }
}
