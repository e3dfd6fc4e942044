package dev.skybridge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RenewalPlannerTest {
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final String GATE = "gate-1";

  private final RenewalPlanner planner = new RenewalPlanner("aws", GATE);

  @Test
  void shouldRenewWhatIsOurs() {
    assertThat(planner.decide(read("aws", GATE, "1", false), 0))
        .isEqualTo(new Renewal.Renew(LEASE));
  }

  @Test
  void shouldBeginWhereNoGateRenewedYet() {
    assertThat(planner.decide(read("aws", null, "1", false), 0))
        .isEqualTo(new Renewal.Renew(LEASE));
  }

  @Test
  void shouldStopWhenItIsSomebodyElses() {
    assertThat(planner.decide(read("alicloud", null, "1", false), 0))
        .isEqualTo(new Renewal.NotOurs("alicloud may write"));
    assertThat(planner.decide(read("", null, "1", false), 0))
        .isEqualTo(new Renewal.NotOurs("nobody may write"));
    assertThat(planner.decide(Optional.empty(), 0)).isInstanceOf(Renewal.NotOurs.class);
  }

  @Test
  void shouldGiveBackWhenAsked() {
    assertThat(planner.decide(read("aws", GATE, "1", true), 0)).isEqualTo(new Renewal.GiveBack());
  }

  @Test
  void shouldStandByWhileAnotherGateOfThePlacementRenews() {
    // given
    var standby = new Renewal.Standby("gate-0");

    // when, then: each renewal begins the count anew
    assertThat(planner.decide(read("aws", "gate-0", "1", false), seconds(0))).isEqualTo(standby);
    assertThat(planner.decide(read("aws", "gate-0", "1", false), seconds(9))).isEqualTo(standby);
    assertThat(planner.decide(read("aws", "gate-0", "2", false), seconds(12))).isEqualTo(standby);
    assertThat(planner.decide(read("aws", "gate-0", "2", false), seconds(21))).isEqualTo(standby);
    assertThat(planner.decide(read("aws", "gate-0", "2", false), seconds(22)))
        .isEqualTo(new Renewal.Renew(LEASE));
  }

  @Test
  void shouldHoldNothingAfterItsTime() {
    // given
    var now = new long[] {seconds(100)};
    var hold = new Hold(() -> now[0]);
    assertThat(hold.isValid()).isFalse();

    // when
    hold.extend(seconds(105));

    // then
    assertThat(hold.isValid()).isTrue();
    now[0] = seconds(105);
    assertThat(hold.isValid()).isFalse();
    assertThat(hold.left()).isZero();
    now[0] = seconds(101);
    hold.end();
    assertThat(hold.isValid()).isFalse();
  }

  private static long seconds(long count) {
    return Duration.ofSeconds(count).toNanos();
  }

  private static Optional<RenewalPlanner.Read> read(
      String holder,
      @org.jspecify.annotations.Nullable String gate,
      String renewal,
      boolean asked) {
    return Optional.of(
        new RenewalPlanner.Read(
            Optional.of(holder).filter(h -> !h.isEmpty()),
            Optional.ofNullable(gate),
            renewal,
            LEASE,
            asked));
  }
}
