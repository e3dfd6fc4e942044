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
    assertThat(decide(read("aws", GATE, "1", false), 0)).isEqualTo(new Renewal.Renew(LEASE));
  }

  @Test
  void shouldBeginWhereNoGateRenewedYet() {
    assertThat(decide(read("aws", null, "1", false), 0)).isEqualTo(new Renewal.Renew(LEASE));
  }

  @Test
  void shouldStopWhenItIsSomebodyElses() {
    assertThat(decide(read("alicloud", null, "1", false), 0))
        .isEqualTo(new Renewal.NotOurs("alicloud may write"));
    assertThat(decide(read("", null, "1", false), 0))
        .isEqualTo(new Renewal.NotOurs("nobody may write"));
    assertThat(decide(Optional.empty(), 0)).isInstanceOf(Renewal.NotOurs.class);
  }

  @Test
  void shouldGiveBackWhenAsked() {
    assertThat(decide(read("aws", GATE, "1", true), 0)).isEqualTo(new Renewal.GiveBack());
  }

  @Test
  void shouldStandByWhileAnotherGateOfThePlacementRenews() {
    // given
    var standby = new Renewal.Standby("gate-0");

    // when, then: each renewal begins the count anew
    assertThat(decide(read("aws", "gate-0", "1", false), seconds(0))).isEqualTo(standby);
    assertThat(decide(read("aws", "gate-0", "1", false), seconds(9))).isEqualTo(standby);
    assertThat(decide(read("aws", "gate-0", "2", false), seconds(12))).isEqualTo(standby);
    assertThat(decide(read("aws", "gate-0", "2", false), seconds(21))).isEqualTo(standby);
    assertThat(decide(read("aws", "gate-0", "2", false), seconds(22)))
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

  @Test
  void shouldPutTheCopyInPlaceBeforeAnythingPasses() {
    // given
    var granted = granted(false, false, false);

    // when, then: again and again until it is done, by this gate or by one before it
    assertThat(planner.decide(granted, able(Optional.empty(), Optional.empty()), 0))
        .isEqualTo(new Renewal.Prepare(LEASE, RESTORE));
    assertThat(planner.decide(granted, able(Optional.of(RESTORE), Optional.empty()), 0))
        .isEqualTo(new Renewal.Renew(LEASE));
    assertThat(
            planner.decide(
                granted(false, false, true), able(Optional.empty(), Optional.empty()), 0))
        .isEqualTo(new Renewal.Renew(LEASE));
    var before = new Task.Restore("lease", 1, RESTORE.key());
    assertThat(planner.decide(granted, able(Optional.of(before), Optional.empty()), 0))
        .isEqualTo(new Renewal.Prepare(LEASE, RESTORE));
    assertThat(planner.decide(granted, Progress.none(Optional.empty()), 0))
        .isEqualTo(new Renewal.Prepare(LEASE, RESTORE));
  }

  @Test
  void shouldMakeALastCopyBeforeItGivesBackWhatWasWritten() {
    // given
    var asked = granted(true, true, true);

    // when, then
    assertThat(planner.decide(asked, able(Optional.empty(), Optional.empty()), 0))
        .isEqualTo(new Renewal.Finish(LEASE, new Task.LastCopy(2)));
    assertThat(planner.decide(asked, able(Optional.empty(), Optional.of(1)), 0))
        .isEqualTo(new Renewal.Finish(LEASE, new Task.LastCopy(2)));
    assertThat(planner.decide(asked, able(Optional.empty(), Optional.of(2)), 0))
        .isEqualTo(new Renewal.GiveBack());
    assertThat(planner.decide(asked, Progress.none(Optional.empty()), 0))
        .isEqualTo(new Renewal.GiveBack());
  }

  @Test
  void shouldGiveBackAtOnceWhereNothingWasWritten() {
    assertThat(
            planner.decide(
                granted(true, false, false), able(Optional.empty(), Optional.empty()), 0))
        .isEqualTo(new Renewal.GiveBack());
  }

  @Test
  void shouldPauseLongerAfterEachFailureButNotLongerThanTheInterval() {
    var every = Duration.ofSeconds(10);
    assertThat(CopyWork.pause(1, every)).isEqualTo(Duration.ofSeconds(1));
    assertThat(CopyWork.pause(4, every)).isEqualTo(Duration.ofSeconds(8));
    assertThat(CopyWork.pause(5, every)).isEqualTo(every);
    assertThat(CopyWork.pause(5000, every)).isEqualTo(every);
  }

  private static final Task.Restore RESTORE = new Task.Restore("lease", 2, "ns/shop/1.json");

  private static Progress able(Optional<Task.Restore> restored, Optional<Integer> lastCopied) {
    return new Progress(true, Optional.empty(), false, lastCopied, restored, Optional.empty());
  }

  private static Optional<RenewalPlanner.Read> granted(
      boolean asked, boolean opened, boolean restored) {
    return Optional.of(
        new RenewalPlanner.Read(
            Optional.of("aws"),
            Optional.of(GATE),
            "1",
            LEASE,
            asked,
            2,
            opened,
            Optional.of(RESTORE),
            restored));
  }

  private Renewal decide(Optional<RenewalPlanner.Read> read, long nanos) {
    return planner.decide(read, Progress.none(Optional.empty()), nanos);
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
            asked,
            1,
            true,
            Optional.empty(),
            false));
  }
}
