package dev.skybridge.operator.traffic;

import static dev.skybridge.operator.traffic.Play.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.DataPolicy;
import dev.skybridge.crd.TrafficRoute;
import dev.skybridge.crd.TrafficRouteStatus;
import dev.skybridge.crd.TrafficRouteStatus.Health;
import dev.skybridge.crd.WritePolicy;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.traffic.TrafficOutlook.Question;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LeaseOutlookTest {
  private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void shouldAskForThePlacementAndEpochThatThePlannerWaitsFor() {
    // given
    var play =
        new Play(
            WritePolicy.ONE,
            DataPolicy.SEPARATE,
            target("aws", 60),
            target("alicloud", 30),
            target("tencent", 10));
    play.seconds(5).lose("aws");
    play.seconds(10);
    assertThat(play.reason()).isEqualTo(Reason.WRITES_WOULD_BE_LOST.code());

    // when
    var question =
        LeaseOutlook.question(
            route(play), play.lease.orElseThrow(), Reason.WRITES_WOULD_BE_LOST, play.now);

    // then
    assertThat(question)
        .contains(
            new Question(
                Reason.WRITES_WOULD_BE_LOST, Optional.of("aws"), "alicloud", 2, Optional.empty()));
    var asked = question.orElseThrow();
    play.confirmed = asked.to() + "@" + asked.epoch();
    play.seconds(10);
    assertThat(play.writer()).isEqualTo("alicloud");
  }

  @Test
  void shouldSayWhenAWithdrawnPlacementComesBack() {
    // given
    var traffic = new Play(WritePolicy.EVERY, DataPolicy.SEPARATE).spec.traffic();

    // when and then
    assertThat(TrafficOutlook.returnsAt(traffic, stands(Health.HEALTHY, true, 1)))
        .contains(SINCE.plusSeconds(20));
    assertThat(TrafficOutlook.returnsAt(traffic, stands(Health.HEALTHY, true, 3)))
        .contains(SINCE.plusSeconds(80));
    assertThat(TrafficOutlook.returnsAt(traffic, stands(Health.UNHEALTHY, true, 1))).isEmpty();
    assertThat(TrafficOutlook.returnsAt(traffic, stands(Health.HEALTHY, false, 1))).isEmpty();
  }

  private static TrafficRouteStatus.Target stands(Health health, boolean withdrawn, int times) {
    return new TrafficRouteStatus.Target(
        "aws", "10.0.0.1:80", health, SINCE.toString(), withdrawn, null, times, 0, null, null);
  }

  private static TrafficRoute route(Play play) {
    var route = new TrafficRoute();
    route.setMetadata(new ObjectMetaBuilder().withNamespace("ns").withName("shop").build());
    route.setSpec(play.spec);
    route.setStatus(play.status.orElseThrow());
    return route;
  }
}
