package dev.skybridge.operator.traffic;

import static dev.skybridge.operator.traffic.Play.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.CopiesSpec;
import dev.skybridge.crd.TrafficRouteStatus;
import dev.skybridge.model.Provider;
import dev.skybridge.model.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who writes next begins with a copy. */
final class TakeoverTest {

  @Test
  void shouldPrintTheWindowAndAskAPerson() {
    // given
    var play = play(null).seconds(10);

    // when
    play.lose("aws");
    play.seconds(30);

    // then
    assertThat(play.reason()).isEqualTo(Reason.WRITES_WOULD_BE_LOST.code());
    var loss = loss(play);
    assertThat(loss.of()).isEqualTo("aws");
    assertThat(loss.seconds())
        .isEqualTo(
            Duration.between(Instant.parse(loss.from()), Instant.parse(loss.until())).toSeconds());
    assertThat(message(play))
        .contains(
            "the last copy on hand is from " + loss.from(),
            loss.seconds() + " s is lost",
            "confirm-writer=alicloud@2");

    // and when
    play.confirmed = "alicloud@2";
    play.seconds(10);

    // then: the copy is in place before it writes, and what was lost stays to be read
    assertThat(play.writer()).isEqualTo("alicloud");
    assertThat(Objects.requireNonNull(play.grants.get(2)).restore()).isPresent();
    assertThat(loss(play)).isEqualTo(loss);
  }

  @Test
  void shouldAskNobodyWithinTheLossThatIsAllowed() {
    // given
    var play = play("9s").seconds(10);

    // when
    play.lose("aws");
    play.seconds(20);

    // then
    assertThat(play.writer()).isEqualTo("alicloud");
    assertThat(loss(play).seconds()).isLessThanOrEqualTo(9);
  }

  @Test
  void shouldAskWhereMoreWouldBeLostThanIsAllowed() {
    // given
    var play = play("3s").seconds(10);

    // when
    play.lose("aws");
    play.seconds(20);

    // then
    assertThat(play.reason()).isEqualTo(Reason.WRITES_WOULD_BE_LOST.code());
    assertThat(message(play)).contains("spec.traffic.copies.maxLoss is 3 s");
  }

  @Test
  void shouldMoveWithoutLossAndWithoutAskingWhenTheHolderCanCopy() {
    // given
    var play = play(null).seconds(10);

    // when
    play.asked = "alicloud@1";
    play.seconds(15);

    // then
    assertThat(play.writer()).isEqualTo("alicloud");
    assertThat(play.status.orElseThrow().loss()).isNull();
    assertThat(play.data().opened())
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.missing()).isEmpty());
  }

  @Test
  void shouldSendNobodyThereBeforeTheCopyIsInPlace() {
    // given
    var play = play("9s").seconds(10);
    play.lose("aws");
    while (!play.writers.getLast().equals("alicloud")) {
      play.seconds(1);
    }

    // when
    play.cutOff.add("alicloud");
    play.seconds(2);

    // then
    assertThat(play.writer()).isNull();
    assertThat(play.reason()).isEqualTo(Reason.WRITER_MOVING.code());

    // and when: the gate says that it can't
    var lease = play.lease.orElseThrow();
    var data = lease.data();
    play.lease =
        Optional.of(
            lease.with(
                new LeaseData(
                    data.wrote(),
                    data.copy(),
                    data.restore(),
                    false,
                    Optional.of("the copy is damaged"))));
    play.seconds(1);

    // then
    assertThat(play.reason()).isEqualTo(Reason.RESTORE_FAILED.code());
    assertThat(message(play)).contains("the copy is damaged");
    assertThat(play.writer()).isNull();
  }

  @Test
  void shouldGoBackToWhereTheNewestDataIsWithoutARestore() {
    // given: alicloud got the right, but never began
    var play = play("9s").seconds(10);
    play.lose("aws");
    while (!play.writers.getLast().equals("alicloud")) {
      play.seconds(1);
    }
    play.seconds(1);
    play.lose("alicloud");

    // when
    play.bringBack("aws");
    play.seconds(40);

    // then
    assertThat(play.writer()).isEqualTo("aws");
    assertThat(Objects.requireNonNull(play.grants.get(3)).restore()).isEmpty();
    assertThat(play.data().opened().getLast().missing()).isEmpty();
  }

  @Test
  void shouldSayWhenACopyIsLateOrNotOutside() {
    // given
    var play = play(null).seconds(10);
    assertThat(condition(play, "Copied")).isEqualTo(Reason.READY.code());

    // when
    play.lose("aws");
    play.seconds(10);

    // then
    assertThat(condition(play, "Copied")).isEqualTo(Reason.COPY_LATE.code());

    // and when
    var near =
        Play.copying(
            new CopiesSpec("s3://copies", Provider.AWS, "3s", null),
            new dev.skybridge.crd.TrafficRouteSpec.Target(
                "aws", "10.0.0.1:80", 60, null, Provider.AWS),
            target("alicloud", 40));

    // then
    assertThat(condition(near.seconds(10), "Copied")).isEqualTo(Reason.COPY_NOT_OUTSIDE.code());
  }

  @Test
  void shouldRehearseWithTheWindowOfNow() {
    // given
    var play = play(null).seconds(10);

    // when
    var result = Rehearsal.of(play.spec, play.status.orElseThrow(), play.lease, Play.MARGIN, "aws");

    // then
    assertThat(result.steps())
        .anySatisfy(step -> assertThat(step.message()).contains("the last copy on hand is from"));
  }

  private static Play play(@Nullable String maxLoss) {
    return Play.copying(
        new CopiesSpec("s3://copies", null, "3s", maxLoss),
        target("aws", 60),
        target("alicloud", 40));
  }

  private static TrafficRouteStatus.Loss loss(Play play) {
    return Objects.requireNonNull(play.status.orElseThrow().loss());
  }

  private static String message(Play play) {
    return play.status.orElseThrow().conditions().stream()
        .filter(c -> c.type().equals("Ready"))
        .findFirst()
        .orElseThrow()
        .message();
  }

  private static String condition(Play play, String type) {
    return play.status.orElseThrow().conditions().stream()
        .filter(c -> c.type().equals(type))
        .findFirst()
        .orElseThrow()
        .reason();
  }
}
