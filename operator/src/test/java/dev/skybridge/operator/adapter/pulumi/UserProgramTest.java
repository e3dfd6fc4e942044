package dev.skybridge.operator.adapter.pulumi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.skybridge.model.ProgramSource;
import dev.skybridge.model.Reason;
import dev.skybridge.model.StackEngine.PlanToApply;
import dev.skybridge.model.StackEngine.StackRequest;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.model.StackOutcome.Changes;
import dev.skybridge.model.StackPlan;
import dev.skybridge.model.StackPlan.Action;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Users' own programs under the real engine; needs root on Linux, as the operator does for them.
 */
class UserProgramTest extends EngineTest {
  static final String TYPES =
      """
      class Net extends com.pulumi.resources.CustomResource {
        @com.pulumi.core.annotations.Export(name = "arn", refs = {String.class}, tree = "[0]")
        private com.pulumi.core.Output<String> arn;
        Net(String name, Args args) { super("aws:ec2/vpc:Vpc", name, args, null); }
        static final class Args extends com.pulumi.resources.ResourceArgs {
          @com.pulumi.core.annotations.Import(name = "cidrBlock")
          private final com.pulumi.core.Output<String> cidrBlock;
          Args(String cidr) { cidrBlock = com.pulumi.core.Output.of(cidr); }
        }
        com.pulumi.core.Output<String> arn() { return arn; }
      }
      class Db extends com.pulumi.resources.CustomResource {
        Db(String name, Args args) { super("aws:rds/instance:Instance", name, args, null); }
        static final class Args extends com.pulumi.resources.ResourceArgs {
          @com.pulumi.core.annotations.Import(name = "vpcId")
          private final com.pulumi.core.Output<String> vpcId;
          @com.pulumi.core.annotations.Import(name = "allocatedStorage")
          private final com.pulumi.core.Output<Integer> allocatedStorage;
          Args(com.pulumi.core.Output<String> vpc, int size) {
            vpcId = vpc;
            allocatedStorage = com.pulumi.core.Output.of(size);
          }
        }
      }
      """;

  @BeforeEach
  void needRoot() {
    assumeTrue(Sandbox.isPossible(), "a program is shut in by root only");
  }

  @Test
  void shouldPlanApplyChangeAndDestroyWhatAProgramAsksFor() {
    // given
    var engine = world.engine();
    var first = world.programs.source("1".repeat(40), program(2, 20));
    var second = world.programs.source("2".repeat(40), program(1, 40));

    // when
    var plan = plan(first, "first");
    var made = engine.up(request(first, "first", plan.hash()));
    var again = plan(first, "first");
    var unchanged = engine.up(request(first, "first", again.hash()));
    var change = plan(second, "second");
    var stale = engine.up(request(second, "second", plan.hash()));
    var changed = engine.up(request(second, "second", change.hash()));
    var inspected = engine.inspect(request(second, "second", null));
    var left = world.cloud.objects().size();
    var destroyed = engine.destroy(request(second, "second", null));

    // then
    assertThat(plan.steps()).hasSize(3).allMatch(step -> step.action() == Action.CREATE);
    assertThat(made)
        .isInstanceOfSatisfying(
            StackOutcome.Succeeded.class,
            done -> {
              assertThat(done.changes().created()).isEqualTo(3);
              assertThat(done.outputs()).containsKey("net").containsEntry("region", "eu-central-1");
            });
    assertThat(again.steps()).isEmpty();
    assertThat(unchanged.changes()).isEqualTo(new Changes(0, 0, 0, 0, 0, 3));
    assertThat(change.steps())
        .extracting(StackPlan.Step::name, StackPlan.Step::action, StackPlan.Step::losesData)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("db-1", Action.UPDATE, false),
            org.assertj.core.groups.Tuple.tuple("db-2", Action.DELETE, true));
    assertThat(failure(stale).reason()).isEqualTo(Reason.PLAN_CHANGED);
    assertThat(changed.changes()).isEqualTo(new Changes(0, 0, 1, 0, 1, 1));
    assertThat(inspected).isEqualTo(new StackOutcome.Inspected(2, List.of()));
    assertThat(left).isEqualTo(2);
    assertThat(destroyed.changes().deleted()).isEqualTo(2);
    assertThat(world.cloud.objects().size()).isZero();
  }

  private static String program(int members, int size) {
    return """
    import com.pulumi.Pulumi;
    public class Main {
      public static void main(String[] arguments) {
        Pulumi.run(context -> {
          var net = new Net("network", new Net.Args("10.0.0.0/16"));
          for (int i = 1; i <= %d; i++) {
            new Db("db-" + i, new Db.Args(net.id().applyValue(id -> id), %d));
          }
          context.export("net", net.arn());
          context.export("region", com.pulumi.core.Output.of(context.config("aws").require("region")));
        });
      }
    }
    %s
    """
        .formatted(members, size, TYPES);
  }

  static StackPlan plan(ProgramSource program, String hash) {
    var outcome = world.engine().plan(request(program, hash, null));
    assertThat(outcome).isInstanceOf(StackOutcome.Planned.class);
    return ((StackOutcome.Planned) outcome).plan();
  }

  static StackOutcome.Failed failure(StackOutcome outcome) {
    assertThat(outcome).isInstanceOf(StackOutcome.Failed.class);
    return (StackOutcome.Failed) outcome;
  }

  static StackRequest request(ProgramSource program, String hash, @Nullable String plan) {
    var base = EngineWorld.request("own", EngineWorld.empty(), Duration.ofSeconds(90));
    return new StackRequest(
        base.stack(),
        base.account(),
        base.graph(),
        hash,
        List.of(),
        plan == null ? null : new PlanToApply(plan, "{}", "kim", null, null, null),
        base.deadline(),
        base.traceId(),
        program);
  }
}
