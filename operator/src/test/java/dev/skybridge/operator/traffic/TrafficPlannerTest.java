package dev.skybridge.operator.traffic;

import static dev.skybridge.operator.traffic.Play.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.DataPolicy;
import dev.skybridge.crd.TrafficRouteSpec;
import dev.skybridge.crd.TrafficRouteStatus;
import dev.skybridge.crd.WritePolicy;
import dev.skybridge.model.Reason;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TrafficPlannerTest {

  @Test
  void shouldSpreadByWeight() {
    // given
    var play = every(target("aws", 60), target("alicloud", 40), target("tencent", 0));

    // when
    play.seconds(2);

    // then
    assertThat(play.summary()).isEqualTo("aws 60, alicloud 40, tencent 0");
    assertThat(play.reason()).isEqualTo("Ready");
  }

  @Test
  void shouldWithdrawOnlyAfterTheDeclaredTime() {
    // given
    var play = every(target("aws", 50), target("alicloud", 50)).seconds(3);

    // when
    play.failing.add("aws");

    // then
    assertThat(play.seconds(5).summary()).isEqualTo("aws 50, alicloud 50");
    assertThat(play.seconds(1).summary()).isEqualTo("aws 0, alicloud 100");
  }

  @Test
  void shouldNotWithdrawWhatAnswersNowAndThen() {
    // given
    var play = every(target("aws", 50), target("alicloud", 50)).seconds(3);

    // when
    for (var i = 0; i < 20; i++) {
      play.failing.add("aws");
      play.seconds(4);
      play.failing.remove("aws");
      play.seconds(1);
    }

    // then
    assertThat(play.summary()).isEqualTo("aws 50, alicloud 50");
  }

  @Test
  void shouldComeBackLaterEachTime() {
    // given
    var play = every(target("aws", 50), target("alicloud", 50)).seconds(3);

    // when
    var first = secondsUntilBack(play);
    var second = secondsUntilBack(play);
    var third = secondsUntilBack(play);

    // then
    assertThat(first).isEqualTo(21);
    assertThat(second).isEqualTo(41);
    assertThat(third).isEqualTo(81);
  }

  private static int secondsUntilBack(Play play) {
    play.failing.add("aws");
    play.seconds(8);
    play.failing.remove("aws");
    var seconds = 0;
    while (play.summary().startsWith("aws 0")) {
      play.seconds(1);
      seconds++;
    }
    return seconds;
  }

  @Test
  void shouldKeepTrafficWhereNobodyElseAnswers() {
    // given
    var play = every(target("aws", 50), target("alicloud", 50)).seconds(3);

    // when
    play.failing.add("aws");
    play.failing.add("alicloud");
    play.seconds(60);

    // then
    assertThat(play.summary()).isEqualTo("aws 50, alicloud 50");
    assertThat(play.reason()).isEqualTo("NoPlacementHealthy");
  }

  @Test
  void shouldUseTheOneThatStandsByWhenAllOthersAreLost() {
    // given
    var play = every(target("aws", 100), target("alicloud", 0)).seconds(3);

    // when
    play.failing.add("aws");
    play.seconds(7);

    // then
    assertThat(play.summary()).isEqualTo("aws 0, alicloud 100");
  }

  @Test
  void shouldCallBackAtOnceWhenTheLastOneFails() {
    // given
    var play = every(target("aws", 50), target("alicloud", 50)).seconds(3);
    play.failing.add("aws");
    play.seconds(8);

    // when
    play.failing.remove("aws");
    play.failing.add("alicloud");
    play.seconds(1);

    // then
    assertThat(play.summary()).isEqualTo("aws 50, alicloud 50");
  }

  @Test
  void shouldGiveTheRightToWriteToTheLargest() {
    // given
    var play = one(DataPolicy.SHARED, target("aws", 40), target("alicloud", 60));

    // when
    play.seconds(3);

    // then
    assertThat(play.writer()).isEqualTo("alicloud");
    assertThat(play.reason()).isEqualTo("Ready");
  }

  @Test
  void shouldGiveTheRightToWriteToTheFastestWhereThatIsPreferred() {
    // given
    var play =
        one(DataPolicy.SHARED, target("aws", 60), target("alicloud", 40), target("tencent", 0))
            .byLatency()
            .takes("aws", 80)
            .takes("alicloud", 30)
            .takes("tencent", 29);

    // when
    play.seconds(3);

    // then: two are alike, and the weight tells them apart
    assertThat(play.writer()).isEqualTo("alicloud");

    // and when: another becomes the fastest
    play.takes("aws", 1).seconds(60);

    // then: the right to write does not follow
    assertThat(play.writers).containsExactly("alicloud");

    // and when
    play.lose("alicloud");
    var rehearsed =
        Rehearsal.of(play.spec, play.status.orElseThrow(), play.lease, Play.MARGIN, "alicloud");
    play.seconds(20);

    // then
    assertThat(play.writers).containsExactly("alicloud", "aws");
    assertThat(rehearsed.steps().getLast().writer()).isEqualTo("aws");
  }

  @Test
  void shouldShowWhatWasMeasuredWithoutFollowingEveryAnswer() {
    // given
    var play = every(target("aws", 50), target("alicloud", 50)).takes("aws", 100).seconds(2);
    var before = play.status.orElseThrow().targets();

    // when
    var close = play.takes("aws", 109).seconds(2).status.orElseThrow().targets();
    var other = play.takes("aws", 111).seconds(2).status.orElseThrow().targets();

    // then
    assertThat(before)
        .extracting(TrafficRouteStatus.Target::latencyMillis)
        .containsExactly(100L, null);
    assertThat(close).isEqualTo(before);
    assertThat(other.getFirst().latencyMillis()).isEqualTo(111L);

    // and when: it answers no more
    play.failing.add("aws");

    // then: what was measured stays
    assertThat(play.seconds(2).status.orElseThrow().targets().getFirst().latencyMillis())
        .isEqualTo(111L);
  }

  @Test
  void shouldGiveTheRightToNobodyBeforeAllWereProbed() {
    // given
    var play = one(DataPolicy.SHARED, target("aws", 60), target("alicloud", 40));
    play.unprobed.add("aws");

    // when
    play.seconds(3);

    // then
    assertThat(play.lease).isEmpty();

    // and when
    play.unprobed.remove("aws");

    // then
    assertThat(play.seconds(3).writer()).isEqualTo("aws");
  }

  @Test
  void shouldMoveTheRightToWriteOnlyAfterTheLeaseHasEnded() {
    // given
    var play = one(DataPolicy.SHARED, target("aws", 60), target("alicloud", 40)).seconds(5);

    // when
    play.lose("aws");

    // then: withdrawn after 5 s; the lease of 4 s and the margin of 2 s ended 6 s after the loss
    assertThat(play.seconds(6).writer()).isNull();
    assertThat(play.seconds(3).writer()).isEqualTo("alicloud");
    assertThat(play.writers).containsExactly("aws", "alicloud");
  }

  @Test
  void shouldNotGoBackByItself() {
    // given
    var play = one(DataPolicy.SHARED, target("aws", 60), target("alicloud", 40)).seconds(5);
    play.lose("aws");
    play.seconds(20);

    // when
    play.bringBack("aws");
    play.seconds(200);

    // then
    assertThat(play.summary()).isEqualTo("aws 60, alicloud 40");
    assertThat(play.writer()).isEqualTo("alicloud");
  }

  @Test
  void shouldMoveAtOnceWhenAskedAndTheHolderGivesBack() {
    // given
    var play = one(DataPolicy.SHARED, target("aws", 60), target("alicloud", 40)).seconds(5);

    // when
    play.asked = "alicloud@1";
    play.seconds(6);

    // then
    assertThat(play.writer()).isEqualTo("alicloud");
    assertThat(play.writers).containsExactly("aws", "alicloud");
  }

  @Test
  void shouldAskAPersonWhereTheWritesWouldNotBeFound() {
    // given
    var play = one(DataPolicy.SEPARATE, target("aws", 60), target("alicloud", 40)).seconds(5);

    // when
    play.lose("aws");
    play.seconds(60);

    // then
    assertThat(play.reason()).isEqualTo("WritesWouldBeLost");
    assertThat(play.writer()).isNull();

    // and when
    play.confirmed = "alicloud@2";
    play.seconds(5);

    // then
    assertThat(play.writer()).isEqualTo("alicloud");
  }

  @Test
  void shouldLetTheHolderWriteOnWhileAPersonThinksAboutAMove() {
    // given
    var play = one(DataPolicy.SEPARATE, target("aws", 60), target("alicloud", 40)).seconds(5);

    // when
    play.asked = "alicloud";
    play.seconds(30);

    // then
    assertThat(play.reason()).isEqualTo("WritesWouldBeLost");
    assertThat(play.writer()).isEqualTo("aws");
  }

  @Test
  void shouldAskAPersonWhereNoGateEverRenewed() {
    // given
    var play = one(DataPolicy.SHARED, target("aws", 60), target("alicloud", 40));
    play.ungated.add("aws");
    play.seconds(5);

    // when
    play.lose("aws");
    play.seconds(60);

    // then
    assertThat(play.reason()).isEqualTo("FenceUnproven");
    assertThat(play.writer()).isNull();
    assertThat(play.writers).containsExactly("aws");
  }

  @Test
  void shouldNotMoveBeforeTheEdgesSaidThatTheyStopped() {
    // given
    var play = one(DataPolicy.SHARED, target("aws", 60), target("alicloud", 40)).seconds(5);

    // when
    play.lose("aws");
    play.edgeAnswers = false;
    play.seconds(60);

    // then
    assertThat(play.writers).containsExactly("aws");

    // and when
    play.edgeAnswers = true;
    play.seconds(5);

    // then
    assertThat(play.writer()).isEqualTo("alicloud");
  }

  @Test
  void shouldTakeTheRightFromOneThatStillRenewsOnlyWhenItGivesItBack() {
    // given: its traffic fails, but its gate renews
    var play = one(DataPolicy.SHARED, target("aws", 60), target("alicloud", 40)).seconds(5);

    // when
    play.failing.add("aws");
    play.seconds(12);

    // then
    assertThat(play.writer()).isEqualTo("alicloud");
    assertThat(play.lease.map(WriterLease::epoch)).contains(2);
  }

  @Test
  void shouldDrainAndReturn() {
    // given
    var play = one(DataPolicy.SHARED, target("aws", 60), target("alicloud", 40)).seconds(5);
    var before = play.spec;

    // when
    play.spec =
        new TrafficRouteSpec(
            "shop",
            before.traffic(),
            before.targets().stream()
                .map(t ->
                    new TrafficRouteSpec.Target(
                        t.name(), t.address(), t.weight(), t.name().equals("aws"), null))
                .toList());
    play.seconds(6);

    // then
    assertThat(play.summary()).isEqualTo("aws 0, alicloud 100");
    assertThat(play.writer()).isEqualTo("alicloud");

    // and when
    play.spec = before;

    // then
    assertThat(play.seconds(1).summary()).isEqualTo("aws 60, alicloud 40");
  }

  @Test
  void shouldRehearseWithoutChangingAnything() {
    // given
    var play = one(DataPolicy.SHARED, target("aws", 60), target("alicloud", 40)).seconds(5);
    var before = play.status.orElseThrow();

    // when
    var result = Rehearsal.of(play.spec, before, play.lease, Play.MARGIN, "aws");

    // then
    assertThat(result.steps().getFirst().writer()).isEqualTo("aws");
    assertThat(result.steps())
        .anySatisfy(step -> {
          assertThat(step.summary()).isEqualTo("aws 0, alicloud 100");
          assertThat(step.writer()).isEqualTo("alicloud");
          assertThat(step.at()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(12));
        });
    assertThat(result.steps().getLast().summary()).isEqualTo("aws 60, alicloud 40");
    assertThat(result.steps().getLast().writer()).isEqualTo("alicloud");
    assertThat(result.writesPause()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(6));
    assertThat(play.status).isEqualTo(Optional.of(before));
  }

  @Test
  void shouldRehearseThatAPersonWillBeAsked() {
    // given
    var play = one(DataPolicy.SEPARATE, target("aws", 60), target("alicloud", 40)).seconds(5);

    // when
    var result = Rehearsal.of(play.spec, play.status.orElseThrow(), play.lease, Play.MARGIN, "aws");

    // then
    assertThat(result.steps())
        .anySatisfy(
            step -> assertThat(step.reason()).isEqualTo(Reason.WRITES_WOULD_BE_LOST.code()));
  }

  private static Play every(TrafficRouteSpec.Target... targets) {
    return new Play(WritePolicy.EVERY, DataPolicy.SEPARATE, targets);
  }

  private static Play one(DataPolicy data, TrafficRouteSpec.Target... targets) {
    return new Play(WritePolicy.ONE, data, targets);
  }
}
