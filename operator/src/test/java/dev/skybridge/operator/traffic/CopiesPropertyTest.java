package dev.skybridge.operator.traffic;

import static dev.skybridge.operator.traffic.Play.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.skybridge.crd.CopiesSpec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong in whatever order, no more is lost than was printed, or was allowed. */
final class CopiesPropertyTest {
  private static final List<String> NAMES = List.of("aws", "alicloud", "tencent");
  private static final Duration MOST = Duration.ofSeconds(20);

  @Test
  void shouldLoseNothingThatIsNotInThePrintedWindow() {
    var windows = new AtomicInteger();
    qt().withExamples(1500)
        .forAll(lists().of(integers().between(0, 999)).ofSizeBetween(5, 60))
        .checkAssert(events -> {
          var play = play("20s", events);
          events.forEach(event -> {
            strike(play, event);
            for (var second = 0; second < 1 + event % 11; second++) {
              play.seconds(1);
              assertThat(play.writing()).as("%s", events).hasSizeLessThanOrEqualTo(1);
            }
          });
          windows.addAndGet(check(play, events));
        });
    assertThat(windows).as("takeovers with a loss, over all plays").hasPositiveValue();
  }

  @Test
  void shouldLoseNothingWithoutAPersonsWord() {
    qt().withExamples(1000)
        .forAll(lists().of(integers().between(0, 999)).ofSizeBetween(5, 60))
        .checkAssert(events -> {
          var play = play(null, events);
          events.forEach(event -> {
            strike(play, event);
            play.seconds(1 + event % 11);
          });
          assertThat(play.data().opened())
              .as("%s", events)
              .allSatisfy(one -> assertThat(one.missing()).isEmpty());
        });
  }

  private static int check(Play play, List<Integer> events) {
    var windows = 0;
    for (var one : play.data().opened()) {
      var grant = play.grants.get(one.epoch());
      if (one.missing().isEmpty() || grant == null) {
        assertThat(one.missing()).as("%s %s", one, events).isEmpty();
        continue;
      }
      var loss = grant.loss().orElseThrow(() -> new AssertionError("no window: " + one + events));
      assertThat(loss.window()).as("%s", events).isLessThanOrEqualTo(MOST);
      assertThat(one.missing())
          .as("%s %s", loss, events)
          .allSatisfy(at -> assertThat(at).isBetween(loss.from(), loss.until()));
      windows++;
    }
    return windows;
  }

  private static Play play(@Nullable String maxLoss, List<Integer> events) {
    return Play.copying(
            new CopiesSpec("s3://copies", null, "3s", maxLoss),
            target("aws", 60),
            target("alicloud", 40),
            target("tencent", 0))
        // of two lengths: only the longer one still lasts when a placement is withdrawn
        .lease(events.getFirst() % 2 == 0 ? 12 : 4)
        .seconds(4);
  }

  private static void strike(Play play, int event) {
    var name = NAMES.get(event / 7 % NAMES.size());
    switch (event / 21 % 8) {
      case 0 -> play.lose(name);
      case 1 -> play.bringBack(name);
      case 2 -> play.failing.add(name);
      case 3 -> play.failing.remove(name);
      case 4 -> play.cutOff.add(name);
      case 5 -> play.cutOff.remove(name);
      case 6 -> play.asked = name + "@" + event;
      default -> play.bringBack(name);
    }
  }
}
