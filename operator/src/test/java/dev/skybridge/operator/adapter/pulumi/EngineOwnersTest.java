package dev.skybridge.operator.adapter.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.model.CloudKind;
import dev.skybridge.model.CloudObject;
import dev.skybridge.model.PowerState;
import dev.skybridge.model.StackId;
import dev.skybridge.operator.account.ObjectOwners.Owner;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against what the real engine and the create journal left in a real database. */
class EngineOwnersTest extends EngineTest {
  @Test
  void shouldKnowWhatAStackHoldsOrIsMakingAndNothingElse() {
    // given a stack with a network and a database, and a create that is not settled
    var engine = world.engine();
    engine.up(EngineWorld.request("owned", EngineWorld.graph("owned", 1)));
    var held =
        world.cloud.objects("team/owned").entrySet().stream()
            .filter(entry -> entry.getValue().type().contains("rds"))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    var stack = EngineStack.of(new StackId("team", "owned"));
    var type = "aws:rds/instance:Instance";
    world.stores.journal().sending(stack.name(), stack.urn(type, "db-2"), type, "hash", null);
    var owners = new EngineOwners(world.state, world.stores.journal());

    // when and then
    assertThat(owners.of(database(held, "team/owned", "db-1"))).isEqualTo(new Owner.Stack());
    assertThat(owners.of(database("another", "team/owned", "db-1")))
        .as("a second one of the same name")
        .isEqualTo(new Owner.Nobody("team/owned", "db-1"));
    assertThat(owners.of(database("another", "team/owned", "db-2")))
        .as("a create that may have made it")
        .isEqualTo(new Owner.Stack());
    assertThat(owners.of(database("another", "team/gone", "db-1")))
        .isEqualTo(new Owner.Nobody("team/gone", "db-1"));
    assertThat(owners.of(object(CloudKind.INSTANCE, "i-1", "team/owned", "network")))
        .as("a machine that a group has made")
        .isEqualTo(new Owner.Stack());
    assertThat(
            owners.of(
                new CloudObject(
                    CloudKind.DATABASE, "x", "x", PowerState.RUNNING, "", Map.of("team", "a"))))
        .isEqualTo(new Owner.Foreign());
    world.stores.journal().close(stack.name(), stack.urn(type, "db-2"));
    engine.destroy(EngineWorld.request("owned", EngineWorld.empty()));
    assertThat(owners.of(database(held, "team/owned", "db-1")))
        .isEqualTo(new Owner.Nobody("team/owned", "db-1"));
  }

  private static CloudObject database(String id, String stack, String name) {
    return object(CloudKind.DATABASE, id, stack, name);
  }

  private static CloudObject object(CloudKind kind, String id, String stack, String name) {
    return new CloudObject(
        kind,
        id,
        id,
        PowerState.RUNNING,
        "",
        Map.of("skybridge.dev/stack", stack, "skybridge.dev/urn-name", name));
  }
}
