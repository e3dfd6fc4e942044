package dev.skybridge.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.Condition;
import dev.skybridge.model.Reason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionListTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String EARLIER = "2026-02-01T12:00:00Z";

  @Test
  void shouldMoveTheTimeOnlyWhenTheStatusFlips() {
    // given
    var before = List.of(new Condition("Ready", "True", 1L, EARLIER, "Ready", "old"));

    // when
    var same =
        new ConditionList(before, 2, NOW)
            .add("Ready", true, Reason.READY, "new")
            .build()
            .getFirst();
    var flipped =
        new ConditionList(before, 2, NOW)
            .add("Ready", false, Reason.SYNCING, "new")
            .build()
            .getFirst();

    // then
    assertThat(same).isEqualTo(new Condition("Ready", "True", 2L, EARLIER, "Ready", "new"));
    assertThat(flipped)
        .isEqualTo(new Condition("Ready", "False", 2L, NOW.toString(), "Syncing", "new"));
  }

  @Test
  void shouldCutAMessageThatTheSchemaWouldRefuse() {
    // given
    var list = new ConditionList(List.of(), 1, NOW);

    // when
    var condition = list.add("Ready", false, Reason.SYNCING, "x".repeat(5000)).build().getFirst();

    // then
    assertThat(condition.message()).hasSize(2048).endsWith("…");
  }
}
