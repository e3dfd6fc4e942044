package dev.skybridge.operator.adapter.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.model.Drift;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.Reason;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.model.StackEngine;
import dev.skybridge.model.StackEngine.PlanToApply;
import dev.skybridge.model.StackEngine.StackRequest;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.model.StackPlan;
import dev.skybridge.model.StackPlan.Action;
import dev.skybridge.model.StackPlan.PropertyChange;
import dev.skybridge.model.StackPlan.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnginePlanTest extends EngineTest {
  @Test
  void shouldPlanApplyThatPlanAndNothingElse() {
    // given
    var engine = world.engine();
    var small = EngineWorld.graph("planned", 2, 20);
    var large = EngineWorld.graph("planned", 2, 40);

    // when
    var first = plan(engine, request("planned", small, "small", null));
    var made = engine.up(request("planned", small, "small", first.hash()));
    var again = plan(engine, request("planned", small, "small", null));
    var second = plan(engine, request("planned", large, "large", null));
    var before = world.cloud.updates();
    var stale = engine.up(request("planned", large, "large", first.hash()));
    var updatesOfStale = world.cloud.updates() - before;
    var grown = engine.up(request("planned", large, "large", second.hash()));

    // then
    assertThat(first.steps()).hasSize(3).allMatch(step -> step.action() == Action.CREATE);
    assertThat(first.live()).isZero();
    assertThat(made).isInstanceOf(StackOutcome.Succeeded.class);
    assertThat(again.steps()).isEmpty();
    assertThat(again.live()).isEqualTo(3);
    assertThat(again.hash()).isNotEqualTo(first.hash());
    assertThat(second.steps())
        .containsExactlyInAnyOrder(
            new Step(
                "db-1",
                "aws:rds/instance:Instance",
                Action.UPDATE,
                true,
                List.of("allocatedStorage"),
                List.of(new PropertyChange("allocatedStorage", "20", "40", false))),
            new Step(
                "db-2",
                "aws:rds/instance:Instance",
                Action.UPDATE,
                true,
                List.of("allocatedStorage"),
                List.of(new PropertyChange("allocatedStorage", "20", "40", false))));
    assertThat(second.toString()).doesNotContain("pw-of-");
    assertThat(stale)
        .isInstanceOfSatisfying(
            StackOutcome.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(Reason.PLAN_CHANGED));
    assertThat(updatesOfStale).isZero();
    assertThat(grown).isInstanceOf(StackOutcome.Succeeded.class);
    assertThat(grown.changes().updated()).isEqualTo(2);
    assertThat(world.stores.plans().history(EngineStack.of(id("planned")).name(), 10))
        .extracting(kept -> kept.plan().hash(), kept -> kept.outcome(), kept -> kept.commit())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(second.hash(), "Succeeded", "c0ffee"),
            org.assertj.core.groups.Tuple.tuple(first.hash(), "Succeeded", "c0ffee"));
    engine.destroy(EngineWorld.request("planned", EngineWorld.empty()));
  }

  @Test
  void shouldFindDriftWithoutTouchingAnythingAndPutItBack() {
    // given
    var engine = world.engine();
    var graph = EngineWorld.graph("drifting", 1, 20);
    engine.up(request("drifting", graph, "g", null));
    var digest = world.state.digest(EngineStack.of(id("drifting")));
    var database =
        world.cloud.objects("team/drifting").entrySet().stream()
            .filter(entry -> entry.getValue().type().contains("rds"))
            .findFirst()
            .orElseThrow();
    var inputs = database.getValue().inputs();
    world.cloud.put(
        database.getKey(),
        database.getValue().type(),
        inputs.toBuilder()
            .putFields("allocatedStorage", PropertyCodec.encode(PropertyValue.of(99), o -> null))
            .build());

    // when
    var inspected = engine.inspect(request("drifting", graph, "g", null));
    var afterInspection = world.state.digest(EngineStack.of(id("drifting")));
    engine.refresh(request("drifting", graph, "g", null));
    var plan = plan(engine, request("drifting", graph, "g", null));
    var reverted = engine.up(request("drifting", graph, "g", plan.hash()));

    // then
    assertThat(inspected)
        .isEqualTo(
            new StackOutcome.Inspected(
                2,
                List.of(
                    new Drift(
                        "db-1",
                        "aws:rds/instance:Instance",
                        false,
                        List.of(new PropertyChange("allocatedStorage", "20", "99", false))))));
    assertThat(afterInspection).isEqualTo(digest);
    assertThat(reverted.changes().updated()).isEqualTo(1);
    assertThat(world.cloud.objects("team/drifting"))
        .hasEntrySatisfying(database.getKey(), put -> assertThat(put.inputs()).isEqualTo(inputs));
    engine.destroy(EngineWorld.request("drifting", EngineWorld.empty()));
  }

  @Test
  void shouldSayThatAnObjectIsGone() {
    // given
    var engine = world.engine();
    var graph = EngineWorld.graph("lost", 0);
    engine.up(request("lost", graph, "g", null));
    world.cloud.objects("team/lost").keySet().forEach(world.cloud::remove);

    // when
    var inspected = engine.inspect(request("lost", graph, "g", null));

    // then
    assertThat(inspected)
        .isEqualTo(
            new StackOutcome.Inspected(
                1, List.of(new Drift("network", "aws:ec2/vpc:Vpc", true, List.of()))));
    engine.refresh(request("lost", graph, "g", null));
    engine.destroy(EngineWorld.request("lost", EngineWorld.empty()));
  }

  private static StackPlan plan(StackEngine engine, StackRequest request) {
    var outcome = engine.plan(request);
    assertThat(outcome).isInstanceOf(StackOutcome.Planned.class);
    return ((StackOutcome.Planned) outcome).plan();
  }

  private static dev.skybridge.model.StackId id(String name) {
    return new dev.skybridge.model.StackId("team", name);
  }

  private static StackRequest request(
      String name, ResourceGraph graph, String graphHash, @Nullable String plan) {
    var base = EngineWorld.request(name, graph);
    return new StackRequest(
        base.stack(),
        base.account(),
        graph,
        graphHash,
        List.of(),
        plan == null ? null : new PlanToApply(plan, "[]", "kim", null, null, "c0ffee"),
        base.deadline(),
        base.traceId());
  }
}
