package dev.skybridge.operator.adapter.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.model.Reason;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.model.StackOutcome.Changes;
import dev.skybridge.model.StackOutcome.FailureClass;
import dev.skybridge.operator.adapter.pulumi.FakeCloud.Fault;
import org.junit.jupiter.api.Test;

class PulumiEngineTest extends EngineTest {
  @Test
  void shouldBringUpKeepAndDestroyAStack() {
    var engine = world.engine();
    var graph = EngineWorld.graph("life", 9);

    var first = engine.up(EngineWorld.request("life", graph));
    var second = engine.up(EngineWorld.request("life", graph));
    var third = engine.destroy(EngineWorld.request("life", EngineWorld.empty()));
    var fourth = engine.destroy(EngineWorld.request("life", EngineWorld.empty()));

    assertThat(first).isInstanceOf(StackOutcome.Succeeded.class);
    assertThat(first.changes()).isEqualTo(new Changes(10, 0, 0, 0, 0, 0));
    assertThat(((StackOutcome.Succeeded) first).outputs())
        .containsEntry("size", "20")
        .containsKey("net")
        .doesNotContainKey("password");
    assertThat(((StackOutcome.Succeeded) first).resources()).hasSize(10);
    assertThat(second.changes()).isEqualTo(new Changes(0, 0, 0, 0, 0, 10));
    assertThat(third).isInstanceOf(StackOutcome.Succeeded.class);
    assertThat(third.changes().deleted()).isEqualTo(10);
    assertThat(fourth).isInstanceOf(StackOutcome.Succeeded.class);
    assertThat(world.cloud.objects()).isEmpty();
  }

  @Test
  void shouldReportAQuotaAsPermanent() {
    var engine = world.engine();
    world.cloud.onCreate(Fault.QUOTA);

    var outcome = engine.up(EngineWorld.request("quota", EngineWorld.graph("quota", 1)));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            StackOutcome.Failed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo(Reason.QUOTA_EXCEEDED);
              assertThat(failed.failureClass()).isEqualTo(FailureClass.PERMANENT);
              assertThat(failed.message()).contains("VpcLimitExceeded");
            });
    engine.destroy(EngineWorld.request("quota", EngineWorld.empty()));
  }
}
