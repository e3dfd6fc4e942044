package dev.skybridge.operator.adapter.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.Provider;
import dev.skybridge.model.Reason;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.model.StackOutcome.Changes;
import dev.skybridge.model.StackOutcome.FailureClass;
import dev.skybridge.operator.adapter.pulumi.FakeCloud.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Creates whose outcome is not known end in one object, or in none. */
class EngineRecoveryTest extends EngineTest {
  @AfterEach
  void calm() {
    world.cloud.createTime(Duration.ZERO);
  }

  @Test
  void shouldAdoptAnObjectWhoseAnswerWasLost() {
    // given
    var engine = world.engine();
    world.cloud.onCreate(Fault.NONE, Fault.ANSWER_LOST);
    var graph = EngineWorld.graph("lost", 2);

    // when
    var first = engine.up(EngineWorld.request("lost", graph));
    var second = engine.up(EngineWorld.request("lost", graph));
    var objects = world.cloud.objects("team/lost");
    engine.destroy(EngineWorld.request("lost", EngineWorld.empty()));

    // then
    assertThat(first.changes()).isEqualTo(new Changes(2, 1, 0, 0, 0, 0));
    assertThat(second.changes()).isEqualTo(new Changes(0, 0, 0, 0, 0, 3));
    assertThat(objects).hasSize(3);
    assertThat(world.cloud.objects("team/lost")).isEmpty();
  }

  @Test
  void shouldSendAgainAfterThrottling() {
    // given
    var engine = world.engine();
    world.cloud.onCreate(Fault.THROTTLE, Fault.THROTTLE);

    // when
    var outcome = engine.up(EngineWorld.request("calm", EngineWorld.graph("calm", 1)));
    engine.destroy(EngineWorld.request("calm", EngineWorld.empty()));

    // then
    assertThat(outcome.changes()).isEqualTo(new Changes(2, 0, 0, 0, 0, 0));
  }

  @Test
  void shouldAdoptWhatAnEngineThatWasKilledLeft() {
    // given an engine that is killed at its deadline while the cloud works
    var engine = world.engine(world.settlingWithin(Duration.ofSeconds(30)));
    var graph = EngineWorld.graph("killed", 1);
    engine.up(EngineWorld.request("killed", EngineWorld.graph("killed", 0)));
    world.cloud.createTime(Duration.ofSeconds(4));
    var first = engine.up(EngineWorld.request("killed", graph, Duration.ofMillis(3500)));
    world.cloud.createTime(Duration.ZERO);
    world.cloud.awaitObjects("team/killed", 2);

    // when
    var second = engine.up(EngineWorld.request("killed", graph));
    var third = engine.up(EngineWorld.request("killed", graph));
    var objects = world.cloud.objects("team/killed");
    engine.destroy(EngineWorld.request("killed", EngineWorld.empty()));

    // then
    assertThat(first)
        .isInstanceOfSatisfying(
            StackOutcome.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(Reason.DEADLINE_EXCEEDED));
    assertThat(second).isInstanceOf(StackOutcome.Succeeded.class);
    assertThat(third.changes()).isEqualTo(new Changes(0, 0, 0, 0, 0, 2));
    assertThat(objects).hasSize(2);
    assertThat(world.cloud.objects("team/killed")).isEmpty();
  }

  @Test
  void shouldDeleteAnOrphanWithItsStack() {
    // given an object that only the journal knows of
    var engine = world.engine();
    engine.up(EngineWorld.request("orphan", EngineWorld.graph("orphan", 0)));
    orphan("orphan", "db-1");

    // when
    var outcome = engine.destroy(EngineWorld.request("orphan", EngineWorld.empty()));

    // then
    assertThat(outcome).isInstanceOf(StackOutcome.Succeeded.class);
    assertThat(world.cloud.objects("team/orphan")).isEmpty();
    assertThat(world.stores.journal().open("team_orphan")).isEmpty();
  }

  @Test
  void shouldDeleteAnOrphanThatTheGraphNoLongerAsksFor() {
    // given
    var engine = world.engine();
    var graph = EngineWorld.graph("dropped", 0);
    engine.up(EngineWorld.request("dropped", graph));
    orphan("dropped", "db-1");

    // when
    engine.up(EngineWorld.request("dropped", graph));
    var objects = world.cloud.objects("team/dropped");
    engine.destroy(EngineWorld.request("dropped", EngineWorld.empty()));

    // then
    assertThat(objects.values())
        .extracting(FakeCloud.Made::type)
        .containsExactly("aws:ec2/vpc:Vpc");
  }

  @Test
  void shouldBringAnAdoptedObjectUpToInputsThatHaveChanged() {
    // given
    var engine = world.engine();
    engine.up(EngineWorld.request("changed", EngineWorld.graph("changed", 0)));
    orphan("changed", "db-1");

    // when
    var graph = EngineWorld.graph("changed", 1, 50);
    var first = engine.up(EngineWorld.request("changed", graph));
    var second = engine.up(EngineWorld.request("changed", graph));
    var sizes =
        world.cloud.objects("team/changed").values().stream()
            .filter(made -> made.type().equals("aws:rds/instance:Instance"))
            .map(made -> made.inputs().getFieldsOrThrow("allocatedStorage").getNumberValue())
            .toList();
    engine.destroy(EngineWorld.request("changed", EngineWorld.empty()));

    // then
    assertThat(first.changes()).isEqualTo(new Changes(0, 1, 0, 0, 0, 1));
    assertThat(second.changes()).isEqualTo(new Changes(0, 0, 0, 0, 0, 2));
    assertThat(sizes).containsExactly(50.0);
  }

  @Test
  void shouldAskAPersonWhereTwoObjectsClaimToBeOne() {
    // given
    var engine = world.engine();
    engine.up(EngineWorld.request("two", EngineWorld.graph("two", 0)));
    orphan("two", "db-1");
    world.cloud.put("instance-second", "aws:rds/instance:Instance", tagged("two", "db-1"));

    // when
    var outcome = engine.up(EngineWorld.request("two", EngineWorld.graph("two", 1)));
    engine.destroy(EngineWorld.request("two", EngineWorld.empty()));

    // then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            StackOutcome.Failed.class,
            failed -> {
              assertThat(failed.failureClass()).isEqualTo(FailureClass.PERMANENT);
              assertThat(failed.message()).contains("instance-second", "orphan-two-db-1");
            });
  }

  @Test
  void shouldLeaveAnObjectWithSomeoneElsesTags() {
    // given a found object that another stack owns
    var engine = world.engine();
    engine.up(EngineWorld.request("mine", EngineWorld.graph("mine", 0)));
    var lookup = plan("mine", "db-1");
    world
        .stores
        .journal()
        .sending(
            "team_mine", urn("mine", "db-1"), "aws:rds/instance:Instance", "h", lookup.toJson());
    var foreign = tagged("other", "x").toBuilder();
    var tags =
        foreign.getFieldsOrThrow("tags").getStructValue().toBuilder()
            .putFields("skybridge.dev/urn-name", PropertyCodec.text("mine/db-1"));
    world.cloud.put(
        "foreign",
        "aws:rds/instance:Instance",
        foreign.putFields("tags", Value.newBuilder().setStructValue(tags).build()).build());

    // when
    engine.destroy(EngineWorld.request("mine", EngineWorld.empty()));

    // then
    assertThat(world.cloud.objects()).containsKey("foreign");
  }

  @Test
  void shouldKeepTheSaltWhenTheWorkDirectoryIsLost() {
    // given
    var engine = world.engine();
    var graph = EngineWorld.graph("salt", 1);
    engine.up(EngineWorld.request("salt", graph));
    StackWorkspace.open(world.settings.workDirectory(), new EngineStack("team_salt")).remove();

    // when
    var again = engine.up(EngineWorld.request("salt", graph));
    engine.destroy(EngineWorld.request("salt", EngineWorld.empty()));

    // then
    assertThat(again.changes()).isEqualTo(new Changes(0, 0, 0, 0, 0, 2));
  }

  @Test
  void shouldNotRegisterWhatNeedsAResourceThatFailed() {
    // given a network with a value that the vendor's check refuses
    var engine = world.engine();
    var network =
        EngineWorld.resource(
            "refused", "network", "aws:ec2/vpc:Vpc", Map.of("forbidden", PropertyValue.of(true)));
    var database =
        EngineWorld.resource(
            "refused",
            "db",
            "aws:rds/instance:Instance",
            Map.of("vpcId", PropertyValue.output("network", "id")));
    var graph = new ResourceGraph(Provider.AWS, List.of(network, database), Map.of());

    // when
    var outcome = engine.up(EngineWorld.request("refused", graph));
    engine.destroy(EngineWorld.request("refused", EngineWorld.empty()));

    // then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            StackOutcome.Failed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo(Reason.CLOUD_REFUSED);
              assertThat(failed.failureClass()).isEqualTo(FailureClass.PERMANENT);
              assertThat(failed.message()).contains("network", "forbidden", "is not a property");
            });
  }

  private static void orphan(String stack, String name) {
    world
        .stores
        .journal()
        .sending(
            "team_" + stack,
            urn(stack, name),
            "aws:rds/instance:Instance",
            "other",
            plan(stack, name).toJson());
    world.cloud.put(
        "orphan-" + stack + "-" + name, "aws:rds/instance:Instance", tagged(stack, name));
  }

  private static String urn(String stack, String name) {
    return new EngineStack("team_" + stack).urn("aws:rds/instance:Instance", name);
  }

  private static SearchPlan plan(String stack, String name) {
    var inputs = EngineWorld.resource(stack, name, "aws:rds/instance:Instance", Map.of()).inputs();
    return new SearchPlan(
        new EngineWorld.TagCatalog().lookup("aws:rds/instance:Instance", inputs),
        SearchPlan.ownershipTags(tagged(stack, name)));
  }

  private static Struct tagged(String stack, String name) {
    var inputs =
        EngineWorld.resource(
                stack,
                name,
                "aws:rds/instance:Instance",
                Map.of("allocatedStorage", PropertyValue.of(20)))
            .inputs();
    return PropertyCodec.encode(
        inputs,
        output -> {
          throw new IllegalArgumentException("no references here");
        });
  }
}
