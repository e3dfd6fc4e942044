package dev.skybridge.operator.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.operator.account.OrphanPlanner.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrphanPlannerTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final Duration AGE = Duration.ofMinutes(15);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Found ONE =
      new Found(5, Map.of("DATABASE db-1", "DATABASE db-1 (orders of stack shop/a)"), List.of());

  @Test
  void shouldCountWhatHadNoOwnerForLongEnoughAndNotWhatWasJustMade() {
    // given
    var first = OrphanPlanner.judge(ONE, Map.of(), AGE, null, NOW);

    // when
    var early = OrphanPlanner.judge(ONE, first.seen(), AGE, null, NOW.plus(AGE).minusSeconds(1));
    var late = OrphanPlanner.judge(ONE, early.seen(), AGE, "now", NOW.plus(AGE));

    // then
    assertThat(first.status().count()).isZero();
    assertThat(early.status().count()).isZero();
    assertThat(late.status().count()).isEqualTo(1);
    assertThat(late.status().checked()).isEqualTo(5);
    assertThat(late.status().objects()).containsExactly("DATABASE db-1 (orders of stack shop/a)");
    assertThat(late.status().requestedAt()).isEqualTo("now");
  }

  @Test
  void shouldForgetWhatFoundItsOwnerButNotWhatCouldNotBeSeen() {
    // given
    var seen = OrphanPlanner.judge(ONE, Map.of(), AGE, null, NOW).seen();
    var blind = new Found(0, Map.of(), List.of("DATABASE: CloudUnreachable: no answer"));

    // when
    var unseen = OrphanPlanner.judge(blind, seen, AGE, null, NOW.plus(AGE));
    var owned =
        OrphanPlanner.judge(new Found(5, Map.of(), List.of()), seen, AGE, null, NOW.plus(AGE));

    // then
    assertThat(unseen.seen()).isEqualTo(seen);
    assertThat(unseen.status().unchecked()).hasSize(1);
    assertThat(owned.seen()).isEmpty();
  }

  @Test
  void shouldNameTheFirstTenAndCountAll() {
    // given
    var many = new HashMap<String, String>();
    for (int i = 0; i < 30; i++) {
      many.put("INSTANCE i-" + i, "INSTANCE i-" + i);
    }
    var found = new Found(30, many, List.of());
    var seen = OrphanPlanner.judge(found, Map.of(), AGE, null, NOW).seen();

    // when
    var status = OrphanPlanner.judge(found, seen, AGE, null, NOW.plus(AGE)).status();

    // then
    assertThat(status.count()).isEqualTo(30);
    assertThat(status.objects()).hasSize(10).isSorted();
  }

  @Test
  void shouldLookAgainAtItsTimeSoonerForSuspectsAndAtOnceWhenAsked() {
    // given
    var last = OrphanPlanner.judge(ONE, Map.of(), AGE, "a", NOW).status();

    // when and then
    assertThat(OrphanPlanner.due(null, false, null, HOUR, AGE, NOW)).isEqualTo(NOW);
    assertThat(OrphanPlanner.due(last, false, "a", HOUR, AGE, NOW)).isEqualTo(NOW.plus(HOUR));
    assertThat(OrphanPlanner.due(last, true, null, HOUR, AGE, NOW)).isEqualTo(NOW.plus(AGE));
    assertThat(OrphanPlanner.due(last, false, "b", HOUR, AGE, NOW)).isEqualTo(NOW);
  }
}
