package dev.skybridge.operator.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.CloudStackStatus;
import dev.skybridge.crd.Condition;
import dev.skybridge.crd.PlanState;
import dev.skybridge.crd.PlanStatus;
import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.Provider;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.model.StackPlan;
import dev.skybridge.operator.stack.StackObserved.Access;
import dev.skybridge.operator.stack.StackObserved.MappedGraph;
import dev.skybridge.operator.stack.StackOperation.Kind;
import dev.skybridge.operator.stack.StackOperation.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackStatusTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final ResourceGraph GRAPH = new ResourceGraph(Provider.AWS, List.of(), Map.of());
  private static final Observing OBSERVING =
      Observing.LIVING.with(
          new Access.Granted(
              new AccountCredentials(Provider.AWS, "team/aws", "eu-central-1", Map.of())),
          new MappedGraph.Present(GRAPH, "new"));

  private final StackStatus status = new StackStatus();

  @Test
  void shouldForgetTheGraphThatWasReachedAsSoonAsAnotherIsBroughtUp() {
    // given
    var up = new StackDecision.Up(GRAPH, "new", plan(PlanState.APPLYING));

    // when
    var begun = status.of(2, reached("old"), OBSERVING.get(), up, NOW);

    // then: if the operator dies now and the old graph is asked for again, it is not taken as there
    assertThat(begun.graphHash()).isNull();
    assertThat(begun.plan()).isEqualTo(plan(PlanState.APPLYING));
  }

  @Test
  void shouldSayHowThePlanEnded() {
    // given
    var rest = new StackDecision.Rest(Duration.ofMinutes(1));
    var done =
        new StackOperation.Finished(
            Kind.UP,
            "new",
            NOW,
            NOW,
            0,
            new StackOutcome.Succeeded(StackOutcome.Changes.NONE, Map.of(), List.of()),
            new Purpose.Apply(plan(PlanState.APPLYING)));

    // when
    var after = status.of(2, begun(), OBSERVING.at(done).get(), rest, NOW);

    // then
    assertThat(after.plan()).isEqualTo(plan(PlanState.APPLIED));
    assertThat(after.graphHash()).isEqualTo("new");
  }

  @Test
  void shouldNotTakeAStatusFromBeforeTheStartForWhatIsNow() {
    // given a status that was read before the one with the plan that was let pass was written
    var stale =
        new CloudStackStatus(
            1L,
            List.of(),
            Provider.AWS,
            "old",
            1,
            Map.of(),
            null,
            plan(PlanState.AWAITING_APPROVAL),
            null);
    var running =
        new StackOperation.Running(
            Kind.UP, "new", NOW, new Purpose.Apply(plan(PlanState.APPLYING)));

    // when
    var now = status.of(2, stale, OBSERVING.at(running).get(), new StackDecision.Watch(), NOW);

    // then
    assertThat(now.plan()).isEqualTo(plan(PlanState.APPLYING));
    assertThat(now.graphHash()).isNull();
  }

  @Test
  void shouldStayReadyWhileTheCloudIsComparedUnlessSomethingElseIsAskedFor() {
    // given
    var comparing =
        OBSERVING
            .at(new StackOperation.Running(Kind.INSPECT, "", NOW, new Purpose.Compare(null)))
            .get();
    var watch = new StackDecision.Watch();

    // when
    var same = status.of(2, reached("new"), comparing, watch, NOW);
    var changed = status.of(2, reached("old"), comparing, watch, NOW);

    // then
    assertThat(ready(same)).isTrue();
    assertThat(ready(changed)).isFalse();
  }

  private static boolean ready(CloudStackStatus status) {
    return status.conditions().stream()
        .filter(condition -> condition.type().equals("Ready"))
        .anyMatch(Condition::isTrue);
  }

  private static CloudStackStatus reached(String graphHash) {
    return new CloudStackStatus(
        1L, List.of(), Provider.AWS, graphHash, 1, Map.of(), null, null, null);
  }

  private static CloudStackStatus begun() {
    return new CloudStackStatus(
        1L, List.of(), Provider.AWS, null, 1, Map.of(), null, plan(PlanState.APPLYING), null);
  }

  private static PlanStatus plan(PlanState state) {
    return new PlanStatus(
        "a".repeat(64),
        "new",
        state,
        StackPlan.Risk.CHANGE,
        1,
        0,
        0,
        0,
        0,
        0,
        List.of("create vpc (aws:ec2/vpc:Vpc)"),
        List.of(),
        List.of(),
        "kim",
        null,
        null,
        NOW.toString(),
        null,
        null);
  }
}
