package dev.skybridge.operator.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.ApprovalPolicy;
import dev.skybridge.crd.CloudStackSpec;
import dev.skybridge.crd.DriftPolicy;
import dev.skybridge.crd.DriftSpec;
import dev.skybridge.crd.ExistingResource;
import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.CloudResource;
import dev.skybridge.model.CloudResource.Origin;
import dev.skybridge.model.CloudResource.Protection;
import dev.skybridge.model.Drift;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Provider;
import dev.skybridge.model.Reason;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.model.StackPlan;
import dev.skybridge.model.StackPlan.Action;
import dev.skybridge.model.StackPlan.PropertyChange;
import dev.skybridge.model.StackPlan.Step;
import dev.skybridge.operator.stack.StackObserved.Access;
import dev.skybridge.operator.stack.StackObserved.MappedGraph;
import dev.skybridge.operator.stack.StackOperation.Kind;
import dev.skybridge.operator.stack.StackOperation.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What existed before is seen by a person before it is changed, and never replaced. */
class ExistingDecisionTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String DB = "aws:rds/instance:Instance";
  private static final PropertyChange SIZE = new PropertyChange("size", "20", "40", false);
  private static final Access GRANTED =
      new Access.Granted(
          new AccountCredentials(Provider.AWS, "team/aws", "eu-central-1", Map.of()));

  private final StackPlanner planner = new StackPlanner();

  @Test
  void shouldShowAPersonHowATakenOverResourceWouldChangeWhateverThePolicy() {
    for (var policy : ApprovalPolicy.values()) {
      var decision = decide(step(Action.IMPORT, SIZE), policy);

      assertThat(decision)
          .as("%s", policy)
          .isInstanceOfSatisfying(
              StackDecision.Await.class,
              await -> {
                assertThat(await.problem().reason()).isEqualTo(Reason.AWAITING_APPROVAL);
                assertThat(await.plan().imported()).isOne();
                assertThat(await.plan().why())
                    .anySatisfy(why -> assertThat(why).contains("taken over", "orders-db"));
                assertThat(await.plan().steps().getFirst()).startsWith("import orders-db");
              });
    }
  }

  @Test
  void shouldNotAskForWhatChangesNothingAtTheVendor() {
    for (var action : List.of(Action.IMPORT, Action.READ, Action.FORGET)) {
      assertThat(decide(step(action), ApprovalPolicy.ON_RISK))
          .as("%s", action)
          .isInstanceOfSatisfying(
              StackDecision.Up.class,
              up -> assertThat(up.plan().risk()).isEqualTo(StackPlan.Risk.NONE));
    }
  }

  @Test
  void shouldStopBeforeATakenOverResourceIsReplacedAndSayWhy() {
    var encrypted = new PropertyChange("storageEncrypted", "false", "true", true);

    assertThat(decide(step(Action.REPLACE, SIZE, encrypted), ApprovalPolicy.AUTO))
        .isInstanceOfSatisfying(
            StackDecision.Await.class,
            await -> {
              assertThat(await.problem().reason()).isEqualTo(Reason.EXISTING_DIFFERS);
              assertThat(await.problem().message())
                  .contains("orders-db: storageEncrypted is false, asked for is true")
                  .doesNotContain("size");
            });
  }

  @Test
  void shouldNotChangeBackWhatIsOnlyRead() {
    // given
    var drift =
        new StackOutcome.Inspected(1, List.of(new Drift("orders-db", DB, false, List.of(SIZE))));
    var revert = new DriftSpec(null, DriftPolicy.REVERT, List.of());
    var operation =
        new StackOperation.Finished(
            Kind.INSPECT, "", NOW, NOW, 0, drift, new Purpose.Compare(null));
    var observing =
        Observing.LIVING
            .asking(Observing.spec(ApprovalPolicy.AUTO, revert, List.of()))
            .at(operation);

    // when
    var read = DriftPlanner.inspected(observing.with(GRANTED, wanted(observed())).get());
    var owned = DriftPlanner.inspected(observing.with(GRANTED, wanted(takenOver())).get());

    // then
    assertThat(read)
        .hasValueSatisfying(status -> {
          assertThat(status.resources()).isOne();
          assertThat(status.reverting()).isFalse();
        });
    assertThat(owned).hasValueSatisfying(status -> assertThat(status.reverting()).isTrue());
  }

  @Test
  void shouldNotDestroyWithoutKnowingWhatIsOnlyRead() {
    // given
    var plain = Observing.spec(ApprovalPolicy.AUTO, null, List.of());
    var spec =
        new CloudStackSpec(
            plain.application(),
            plain.placement(),
            plain.account(),
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(new ExistingResource("orders", "db-1", List.of(), null)),
            null);
    var unknown = new MappedGraph.Absent(new Problem(Reason.NOT_SUPPORTED, "no such region"));

    // when
    var decision =
        planner.decide(Observing.DELETING.with(GRANTED, unknown).asking(spec).get(), null, NOW);

    // then
    assertThat(decision)
        .isInstanceOfSatisfying(
            StackDecision.Stall.class,
            stall -> assertThat(stall.problem().reason()).isEqualTo(Reason.NOT_SUPPORTED));
  }

  @Test
  void shouldNameAGraphByWhatOfItExists() {
    var made = hash(new Origin.Made());

    assertThat(List.of(made, hash(observed()), hash(takenOver()), hash(new Origin.TakenOver("x"))))
        .doesNotHaveDuplicates();
  }

  private static String hash(Origin origin) {
    return GraphHash.of(graph(origin), "eu-central-1");
  }

  private StackDecision decide(Step step, ApprovalPolicy policy) {
    var plan = new StackPlan("a".repeat(64), "hash-1", 10, List.of(step));
    var operation =
        new StackOperation.Finished(
            Kind.PLAN, "hash-1", NOW, NOW, 0, new StackOutcome.Planned(plan), new Purpose.Plain());
    return planner.decide(
        Observing.LIVING
            .with(GRANTED, wanted(takenOver()))
            .asking(Observing.spec(policy, null, List.of()))
            .at(operation)
            .get(),
        null,
        NOW);
  }

  private static Step step(Action action, PropertyChange... changes) {
    return new Step("orders-db", DB, action, true, List.of(), List.of(changes));
  }

  private static Origin observed() {
    return new Origin.Observed("db-1");
  }

  private static Origin takenOver() {
    return new Origin.TakenOver("db-1");
  }

  private static MappedGraph wanted(Origin origin) {
    return new MappedGraph.Present(graph(origin), "hash-1");
  }

  private static ResourceGraph graph(Origin origin) {
    return new ResourceGraph(
        Provider.AWS,
        List.of(
            new CloudResource(
                "orders-db",
                DB,
                "orders",
                Map.of(),
                List.of(),
                Protection.STATEFUL,
                List.of(),
                origin)),
        Map.of());
  }
}
