package dev.skybridge.operator.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.ApprovalPolicy;
import dev.skybridge.crd.CloudStackStatus;
import dev.skybridge.crd.DriftPolicy;
import dev.skybridge.crd.DriftSpec;
import dev.skybridge.crd.DriftStatus;
import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.Drift;
import dev.skybridge.model.Provider;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.model.StackPlan.PropertyChange;
import dev.skybridge.operator.stack.StackObserved.Access;
import dev.skybridge.operator.stack.StackObserved.MappedGraph;
import dev.skybridge.operator.stack.StackOperation.Kind;
import dev.skybridge.operator.stack.StackOperation.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DriftPlannerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String DB = "aws:rds/instance:Instance";
  private static final ResourceGraph GRAPH = new ResourceGraph(Provider.AWS, List.of(), Map.of());
  private static final Access GRANTED =
      new Access.Granted(
          new AccountCredentials(Provider.AWS, "team/aws", "eu-central-1", Map.of()));
  private static final Drift SIZE =
      new Drift("db", DB, false, List.of(new PropertyChange("size", "20", "40", false)));
  private static final Drift TAG =
      new Drift("vpc", "vpc", false, List.of(new PropertyChange("tags[\"a\"]", null, "1", false)));

  private final StackPlanner planner = new StackPlanner();

  @Test
  void shouldLookSoEarlyThatTheResultComesWithinTheInterval() {
    var early = settled(checked(Duration.ofMinutes(23), null), null);
    var due = settled(checked(Duration.ofMinutes(24), null), null);

    assertThat(early).isEqualTo(new StackDecision.Rest(Duration.ofMinutes(1)));
    assertThat(due).isEqualTo(new StackDecision.Inspect(GRAPH, null));
  }

  @Test
  void shouldLookAtOnceWhenAskedAndOnceOnly() {
    var asked = settled(checked(Duration.ofMinutes(1), null), "now");
    var answered = settled(checked(Duration.ofMinutes(1), "now"), "now");

    assertThat(asked).isEqualTo(new StackDecision.Inspect(GRAPH, "now"));
    assertThat(answered).isInstanceOf(StackDecision.Rest.class);
  }

  @Test
  void shouldLookAgainWhenAskedAgainRightAfterALook() {
    // given a comparison that the first request asked for
    var observing = observing(found(), DriftPolicy.REPORT);

    // when
    var same = planner.decide(observing.inspectionRequested("first").get(), reached(null), NOW);
    var again = planner.decide(observing.inspectionRequested("second").get(), reached(null), NOW);

    // then
    assertThat(same).isInstanceOf(StackDecision.Rest.class);
    assertThat(again).isEqualTo(new StackDecision.Inspect(GRAPH, "second"));
  }

  @Test
  void shouldOnlyReportUnlessToldToRevert() {
    // given
    var found = found(SIZE, TAG);

    // when
    var reported = planner.decide(observing(found, DriftPolicy.REPORT).get(), reached(null), NOW);
    var reverted = planner.decide(observing(found, DriftPolicy.REVERT).get(), reached(null), NOW);
    var status = DriftPlanner.inspected(observing(found, DriftPolicy.REPORT).get()).orElseThrow();

    // then
    assertThat(reported).isInstanceOf(StackDecision.Rest.class);
    assertThat(reverted).isEqualTo(new StackDecision.Refresh(GRAPH, List.of("db", "vpc")));
    assertThat(status.resources()).isEqualTo(2);
    assertThat(status.differences())
        .containsExactly(
            "db (" + DB + "): size is 40, not 20", "vpc (vpc): tags[\"a\"] is 1, not absent");
  }

  @Test
  void shouldTreatEachPropertyByItsOwnPolicy() {
    // given
    var spec =
        new DriftSpec(
            null,
            DriftPolicy.REVERT,
            List.of(new DriftSpec.Field(null, "tags", DriftPolicy.ADOPT)));
    var observed =
        Observing.LIVING
            .with(GRANTED, new MappedGraph.Present(GRAPH, "hash-1"))
            .asking(Observing.spec(ApprovalPolicy.AUTO, spec, List.of()))
            .at(found(SIZE, TAG))
            .get();

    // when
    var decision = planner.decide(observed, reached(null), NOW);
    var status = DriftPlanner.inspected(observed).orElseThrow();

    // then
    assertThat(decision).isEqualTo(new StackDecision.Refresh(GRAPH, List.of("db")));
    assertThat(status.resources()).isEqualTo(1);
    assertThat(status.reverting()).isTrue();
  }

  @Test
  void shouldPlanAfterTheStateHasTakenTheDrift() {
    // given
    var refreshed =
        new StackOperation.Finished(
            Kind.REFRESH,
            "",
            NOW,
            NOW,
            0,
            new StackOutcome.Succeeded(StackOutcome.Changes.NONE, Map.of(), List.of()),
            new Purpose.Plain());
    var observed = observing(refreshed, DriftPolicy.REVERT).get();

    // when, then
    assertThat(planner.decide(observed, reached(null), NOW))
        .isEqualTo(new StackDecision.Plan(GRAPH, "hash-1"));
  }

  private StackDecision settled(DriftStatus last, @Nullable String asked) {
    var observing = Observing.LIVING.with(GRANTED, new MappedGraph.Present(GRAPH, "hash-1"));
    return planner.decide(
        (asked == null ? observing : observing.inspectionRequested(asked)).get(),
        reached(last),
        NOW);
  }

  private static Observing observing(StackOperation operation, DriftPolicy policy) {
    return Observing.LIVING
        .with(GRANTED, new MappedGraph.Present(GRAPH, "hash-1"))
        .asking(
            Observing.spec(ApprovalPolicy.AUTO, new DriftSpec(null, policy, List.of()), List.of()))
        .at(operation);
  }

  private static StackOperation found(Drift... drift) {
    return new StackOperation.Finished(
        Kind.INSPECT,
        "",
        NOW,
        NOW,
        0,
        new StackOutcome.Inspected(5, List.of(drift)),
        new Purpose.Compare("first"));
  }

  private static DriftStatus checked(Duration ago, @Nullable String requestedAt) {
    return new DriftStatus(NOW.minus(ago).toString(), requestedAt, 5, 0, List.of(), false);
  }

  private static CloudStackStatus reached(@Nullable DriftStatus drift) {
    var operation =
        new CloudStackStatus.Operation(
            "up", "Succeeded", 0, NOW.toString(), NOW.toString(), 0, 0, 0, 0, 0, 0);
    return new CloudStackStatus(
        1L, List.of(), Provider.AWS, "hash-1", 1, Map.of(), operation, null, drift);
  }
}
