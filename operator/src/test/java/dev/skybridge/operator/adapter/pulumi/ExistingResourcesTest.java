package dev.skybridge.operator.adapter.pulumi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.skybridge.model.CloudResource.Origin;
import dev.skybridge.model.Provider;
import dev.skybridge.model.Reason;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.model.StackEngine.PlanToApply;
import dev.skybridge.model.StackEngine.StackRequest;
import dev.skybridge.model.StackId;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.model.StackPlan;
import dev.skybridge.model.StackPlan.Action;
import dev.skybridge.model.StackPlan.Risk;
import dev.skybridge.model.StackPlan.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A database and a bucket that a team made by hand, on each cloud, with the real engine and the
 * real catalogs. Needs the programs of {@link FaultMatrixTest}.
 */
class ExistingResourcesTest {
  private static final Duration DEADLINE = Duration.ofSeconds(90);

  @TempDir static Path folder;
  private static FaultWorld world;

  @BeforeAll
  static void start() throws IOException, SQLException {
    assumeTrue(EngineWorld.executable().isPresent(), "no pulumi: set SKYBRIDGE_PULUMI");
    assumeTrue(SimulatorProcess.jar().isPresent(), "no simulator: set SKYBRIDGE_SIMULATOR");
    world = FaultWorld.start(folder, 30);
  }

  @AfterAll
  static void stop() throws IOException {
    if (world != null) {
      world.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldReadOnlyWhatIsObserved(Provider cloud) {
    // given
    var team = new HandMade(world, cloud);
    var stack = new StackId("team", "observed-" + cloud.packageName());
    var observed = team.graph(stack, 20, Origin.Observed::new);
    var before = team.objects();
    var cursor = world.clouds.cursor();

    // when
    var plan = plan(team, stack, observed, "observed");
    var read = up(team, stack, observed, "observed", plan);
    var again = plan(team, stack, observed, "observed");
    world.clouds.put(team.database(), team.diskOf(80));
    var drift = world.engine.inspect(request(team, stack, observed, "observed", null));
    var destroyed = world.engine.destroy(request(team, stack, observed, "destroy", null));

    // then
    assertThat(plan.steps())
        .extracting(Step::name, Step::action)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("orders-db", Action.READ),
            org.assertj.core.groups.Tuple.tuple("files-bucket", Action.READ));
    assertThat(plan.risk()).isEqualTo(Risk.NONE);
    assertThat(read.outputs()).containsKeys("orders.host", "orders.port", "files.bucket");
    assertThat(again.steps()).isEmpty();
    assertThat(drift)
        .isInstanceOfSatisfying(
            StackOutcome.Inspected.class,
            found ->
                assertThat(found.drift())
                    .singleElement()
                    .satisfies(each -> {
                      assertThat(each.name()).isEqualTo("orders-db");
                      assertThat(each.changes())
                          .singleElement()
                          .satisfies(change -> assertThat(change.after()).isEqualTo("80"));
                    }));
    assertThat(destroyed).isInstanceOf(StackOutcome.Succeeded.class);
    assertThat(team.objects()).hasSameSizeAs(before);
    assertThat(world.clouds.changes(cloud, cursor)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeOverWithoutMakingAnewAndLetGoAgain(Provider cloud) {
    // given
    var team = new HandMade(world, cloud);
    var stack = new StackId("team", "taken-" + cloud.packageName());
    var observed = team.graph(stack, null, Origin.Observed::new);
    var imported = team.graph(stack, 60, Origin.TakenOver::new);
    up(team, stack, observed, "observed", plan(team, stack, observed, "observed"));
    var ids = team.ids();
    var cursor = world.clouds.cursor();

    // when
    var plan = plan(team, stack, imported, "imported");
    var planned = world.clouds.changes(cloud, cursor);
    var taken = up(team, stack, imported, "imported", plan);
    var again = plan(team, stack, imported, "imported");
    var released = plan(team, stack, observed, "observed");
    up(team, stack, observed, "observed", released);
    var destroyed = world.engine.destroy(request(team, stack, observed, "destroy", null));

    // then
    assertThat(plan.steps()).hasSize(2).allMatch(step -> step.action() == Action.IMPORT);
    assertThat(plan.steps().toString()).contains(team.disk(), "20", "60", "skybridge.dev/stack");
    assertThat(plan.steps().toString()).doesNotContain("A-password");
    assertThat(planned).isEmpty();
    assertThat(taken.changes().adopted()).isEqualTo(2);
    assertThat(taken.changes().created() + taken.changes().replaced() + taken.changes().deleted())
        .isZero();
    assertThat(again.steps()).isEmpty();
    assertThat(released.steps()).hasSize(2).allMatch(step -> step.action() == Action.READ);
    assertThat(destroyed).isInstanceOf(StackOutcome.Succeeded.class);
    assertThat(team.ids()).isEqualTo(ids);
    assertThat(team.tagsOfDatabase()).containsEntry("team", "orders");
    assertThat(world.clouds.changes(cloud, cursor))
        .isNotEmpty()
        .allMatch(call -> call.contains(" update "));
  }

  @ParameterizedTest
  @EnumSource
  void shouldLeaveWhatIsObservedWhateverTheStateSays(Provider cloud) {
    // given a stack that took over, and a destroy that comes before the state lets go
    var team = new HandMade(world, cloud);
    var stack = new StackId("team", "hasty-" + cloud.packageName());
    var imported = team.graph(stack, null, Origin.TakenOver::new);
    up(team, stack, imported, "imported", plan(team, stack, imported, "imported"));
    var observed = team.graph(stack, null, Origin.Observed::new);
    var ids = team.ids();
    var cursor = world.clouds.cursor();

    // when
    var planned = plan(team, stack, observed, StackRequest.DESTROY);
    var destroyed = world.engine.destroy(request(team, stack, observed, "destroy", null));

    // then
    assertThat(planned.steps()).hasSize(2).allMatch(step -> step.action() == Action.FORGET);
    assertThat(destroyed).isInstanceOf(StackOutcome.Succeeded.class);
    assertThat(team.ids()).isEqualTo(ids);
    assertThat(world.clouds.changes(cloud, cursor)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shouldStopAtAnIdThatIsNotThere(Provider cloud) {
    // given
    var team = new HandMade(world, cloud);
    var stack = new StackId("team", "absent-" + cloud.packageName());
    var cursor = world.clouds.cursor();
    var origins = List.<Function<String, Origin>>of(Origin.Observed::new, Origin.TakenOver::new);

    for (var origin : origins) {
      // when
      var graph = team.graph(stack, null, id -> origin.apply("no-such-" + id.length()));
      var outcome = world.engine.plan(request(team, stack, graph, "absent", null));

      // then
      assertThat(outcome)
          .isInstanceOfSatisfying(
              StackOutcome.Failed.class,
              failed -> {
                assertThat(failed.reason()).isEqualTo(Reason.EXISTING_NOT_FOUND);
                assertThat(failed.failureClass()).isEqualTo(StackOutcome.FailureClass.PERMANENT);
                assertThat(failed.message()).contains("no-such-");
              });
    }
    assertThat(world.clouds.changes(cloud, cursor)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shouldNameThePropertyForWhichTheVendorWouldMakeItAnew(Provider cloud) {
    // given
    var team = new HandMade(world, cloud);
    var stack = new StackId("team", "other-" + cloud.packageName());
    var imported = team.graph(stack, null, Origin.TakenOver::new);
    world.clouds.put(team.database(), team.unkeepable().getValue());
    var cursor = world.clouds.cursor();

    // when
    var outcome = world.engine.plan(request(team, stack, imported, "imported", null));

    // then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            StackOutcome.Failed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo(Reason.EXISTING_DIFFERS);
              assertThat(failed.failureClass()).isEqualTo(StackOutcome.FailureClass.PERMANENT);
              assertThat(failed.message())
                  .contains("orders-db: " + team.unkeepable().getKey() + " is ", "asked for is ")
                  .doesNotContain("required");
            });
    assertThat(world.clouds.changes(cloud, cursor)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotApplyAPlanOfWhatHasChangedSince(Provider cloud) {
    // given
    var team = new HandMade(world, cloud);
    var stack = new StackId("team", "moved-" + cloud.packageName());
    var imported = team.graph(stack, 60, Origin.TakenOver::new);
    var seen = plan(team, stack, imported, "imported");
    var cursor = world.clouds.cursor();

    // when
    world.clouds.put(team.database(), team.diskOf(40));
    var applied = world.engine.up(request(team, stack, imported, "imported", seen.hash()));
    var now = plan(team, stack, imported, "imported");

    // then
    assertThat(applied)
        .isInstanceOfSatisfying(
            StackOutcome.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(Reason.PLAN_CHANGED));
    assertThat(now.hash()).isNotEqualTo(seen.hash());
    assertThat(now.steps().toString()).contains("40", "60");
    assertThat(world.clouds.changes(cloud, cursor)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shouldGoOnWithATakeoverThatFailedHalfWay(Provider cloud) {
    // given
    var team = new HandMade(world, cloud);
    var stack = new StackId("team", "half-" + cloud.packageName());
    var imported = team.graph(stack, 60, Origin.TakenOver::new);
    var plan = plan(team, stack, imported, "imported");
    var ids = team.ids();
    var cursor = world.clouds.cursor();
    world.clouds.fault(
        "{\"kind\": \"serverError\", \"account\": \"%s\", \"operation\": \"update\"}"
            .formatted(team.account().id()));

    // when
    var failed = world.engine.up(request(team, stack, imported, "imported", plan.hash()));
    world.clouds.heal();
    var rest = plan(team, stack, imported, "imported");
    up(team, stack, imported, "imported", rest);

    // then
    assertThat(failed).isInstanceOf(StackOutcome.Failed.class);
    assertThat(rest.steps()).isNotEmpty().allMatch(step -> step.action() == Action.UPDATE);
    assertThat(team.ids()).isEqualTo(ids);
    assertThat(plan(team, stack, imported, "imported").steps()).isEmpty();
    assertThat(world.clouds.changes(cloud, cursor))
        .isNotEmpty()
        .allMatch(call -> call.contains(" update "));
  }

  private static StackPlan plan(HandMade team, StackId stack, ResourceGraph graph, String hash) {
    var outcome = world.engine.plan(request(team, stack, graph, hash, null));
    assertThat(outcome).as("%s", outcome).isInstanceOf(StackOutcome.Planned.class);
    return ((StackOutcome.Planned) outcome).plan();
  }

  private static StackOutcome.Succeeded up(
      HandMade team, StackId stack, ResourceGraph graph, String hash, StackPlan plan) {
    var outcome = world.engine.up(request(team, stack, graph, hash, plan.hash()));
    assertThat(outcome).as("%s", outcome).isInstanceOf(StackOutcome.Succeeded.class);
    return (StackOutcome.Succeeded) outcome;
  }

  private static StackRequest request(
      HandMade team, StackId stack, ResourceGraph graph, String hash, @Nullable String plan) {
    return new StackRequest(
        stack,
        team.account().credentials(),
        graph,
        hash,
        List.of(),
        plan == null ? null : new PlanToApply(plan, "[]", "kim", null, null, null),
        DEADLINE,
        "trace of " + stack.name());
  }
}
