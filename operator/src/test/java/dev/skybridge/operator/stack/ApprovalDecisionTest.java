package dev.skybridge.operator.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.Approval;
import dev.skybridge.crd.ApprovalPolicy;
import dev.skybridge.crd.ApprovalSpec;
import dev.skybridge.crd.CloudStackSpec;
import dev.skybridge.crd.CloudStackStatus;
import dev.skybridge.crd.PlanState;
import dev.skybridge.crd.PlanStatus;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.crd.ResourceType;
import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.CloudResource;
import dev.skybridge.model.CloudResource.Protection;
import dev.skybridge.model.Provider;
import dev.skybridge.model.Reason;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.model.StackEngine.StackRequest;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.model.StackPlan;
import dev.skybridge.model.StackPlan.Action;
import dev.skybridge.model.StackPlan.Step;
import dev.skybridge.operator.stack.StackObserved.Access;
import dev.skybridge.operator.stack.StackObserved.MappedGraph;
import dev.skybridge.operator.stack.StackOperation.Kind;
import dev.skybridge.operator.stack.StackOperation.Purpose;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApprovalDecisionTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String HASH = "a".repeat(64);
  private static final String DB = "aws:rds/instance:Instance";
  private static final ResourceGraph GRAPH =
      new ResourceGraph(
          Provider.AWS,
          List.of(
              new CloudResource(
                  "orders-db", DB, "orders", Map.of(), List.of(), Protection.STATEFUL, List.of())),
          Map.of());
  private static final Access GRANTED =
      new Access.Granted(
          new AccountCredentials(Provider.AWS, "team/aws", "eu-central-1", Map.of()));

  private final StackPlanner planner = new StackPlanner();

  @Test
  void shouldApplyWhatOnlyCreatesWithoutAsking() {
    var decision = decide(planned(step(Action.CREATE)), ApprovalPolicy.ON_RISK);

    assertThat(decision).isInstanceOf(StackDecision.Up.class);
  }

  @Test
  void shouldCarryTheCommitThatBroughtTheChange() {
    var decision = decide(observing(planned(step(Action.CREATE))).broughtBy("c0ffee"), null);

    assertThat(decision)
        .isInstanceOfSatisfying(
            StackDecision.Up.class, up -> assertThat(up.plan().commit()).isEqualTo("c0ffee"));
  }

  @Test
  void shouldAskBeforeAnythingUnderAlways() {
    var decision = decide(planned(step(Action.CREATE)), ApprovalPolicy.ALWAYS);

    assertThat(reason(decision)).isEqualTo(Reason.AWAITING_APPROVAL);
  }

  @Test
  void shouldAskBeforeADatabaseIsReplacedWhateverThePolicy() {
    for (var policy : ApprovalPolicy.values()) {
      var decision = decide(planned(step(Action.REPLACE)), policy);

      assertThat(reason(decision)).as("%s", policy).isEqualTo(Reason.AWAITING_APPROVAL);
    }
  }

  @Test
  void shouldAskBeforeWhatCannotBeTakenBackUnlessToldNotTo() {
    var plan = planned(new Step("orders-db", DB, Action.UPDATE, true, List.of("size"), List.of()));

    assertThat(reason(decide(plan, ApprovalPolicy.ON_RISK))).isEqualTo(Reason.AWAITING_APPROVAL);
    assertThat(decide(plan, ApprovalPolicy.AUTO)).isInstanceOf(StackDecision.Up.class);
  }

  @Test
  void shouldAskWhenMoreThanTheDeletionBudgetWouldGo() {
    var loss = new Step("rule", "aws:ec2/rule:Rule", Action.DELETE, false, List.of(), List.of());
    var large = finished(new StackPlan(HASH, "hash-1", 3, List.of(loss)));
    var small = finished(new StackPlan(HASH, "hash-1", 10, List.of(loss)));

    assertThat(reason(decide(large, ApprovalPolicy.AUTO))).isEqualTo(Reason.AWAITING_APPROVAL);
    assertThat(decide(small, ApprovalPolicy.AUTO)).isInstanceOf(StackDecision.Up.class);
  }

  @Test
  void shouldApplyWhatAnotherPersonApprovedByName() {
    // given
    var plan = planned(step(Action.REPLACE));

    // when
    var decision = decide(observing(plan).approvedBy(approval("lee", "orders-db")), null);

    // then
    assertThat(decision)
        .isInstanceOfSatisfying(
            StackDecision.Up.class,
            up -> {
              assertThat(up.plan().approvedBy()).isEqualTo("lee");
              assertThat(up.plan().approval()).isEqualTo("ok");
            });
  }

  @Test
  void shouldRefuseApprovalsThatDoNotHold() {
    var observing = observing(planned(step(Action.REPLACE)));

    assertThat(reason(decide(observing.approvedBy(approval("lee")), null)))
        .isEqualTo(Reason.APPROVAL_INCOMPLETE);
    assertThat(reason(decide(observing.approvedBy(approval("kim", "orders-db")), null)))
        .isEqualTo(Reason.APPROVAL_BY_AUTHOR);
    assertThat(reason(decide(observing.approvedBy(approval("lee", "orders-db")).unproven(), null)))
        .isEqualTo(Reason.APPROVAL_UNPROVEN);
    assertThat(
            reason(
                decide(
                    observing.approvedBy(
                        approvalOf("lee", HASH, "2026-03-01T11:59:59Z", "orders-db")),
                    null)))
        .isEqualTo(Reason.APPROVAL_EXPIRED);
    assertThat(
            reason(
                decide(
                    observing.approvedBy(approvalOf("lee", "b".repeat(64), null, "orders-db")),
                    null)))
        .isEqualTo(Reason.AWAITING_APPROVAL);
  }

  @Test
  void shouldRefuseWhenItIsNotKnownWhoMadeTheChange() {
    // given an application of a time before changes were stamped
    var known = Observing.spec(ApprovalPolicy.ON_RISK, null, List.of());
    var unknown =
        new CloudStackSpec(
            known.application(),
            known.placement(),
            known.account(),
            List.of(),
            null,
            known.approval(),
            null,
            null,
            null,
            null);
    var observing =
        observing(planned(step(Action.REPLACE))).approvedBy(approval("lee", "orders-db"));

    // when, then
    assertThat(reason(decide(observing.asking(unknown), null)))
        .isEqualTo(Reason.APPROVAL_BY_AUTHOR);
    assertThat(decide(observing.asking(known), null)).isInstanceOf(StackDecision.Up.class);
  }

  @Test
  void shouldTakeAMergeForApprovedByItsReviewWhereTheOperatorIsToldWhoDelivers() {
    // given a change and an approval that both came by Git, as one user
    var observing =
        observing(planned(step(Action.REPLACE))).approvedBy(approval("kim", "orders-db"));

    // when, then
    assertThat(decide(observing.deliveredBy("kim"), null)).isInstanceOf(StackDecision.Up.class);
    assertThat(reason(decide(observing.deliveredBy("lee"), null)))
        .isEqualTo(Reason.APPROVAL_BY_AUTHOR);
    assertThat(reason(decide(observing.deliveredBy("kim").unproven(), null)))
        .isEqualTo(Reason.APPROVAL_UNPROVEN);
    assertThat(reason(decide(observing.deliveredBy("kim").approvedBy(approval("kim")), null)))
        .as("a merge has to name what is lost, too")
        .isEqualTo(Reason.APPROVAL_INCOMPLETE);
  }

  @Test
  void shouldFinishWhatWasApprovedAndHadBegunButAskForMore() {
    // given
    var begun = status(PlanState.FAILED, List.of("orders-db"));
    var less = status(PlanState.FAILED, List.of());
    var observing = observing(planned(step(Action.REPLACE)));

    // when, then
    assertThat(decide(observing, begun)).isInstanceOf(StackDecision.Up.class);
    assertThat(reason(decide(observing, less))).isEqualTo(Reason.AWAITING_APPROVAL);
    assertThat(reason(decide(observing, status(PlanState.AWAITING_APPROVAL, List.of("orders-db")))))
        .isEqualTo(Reason.AWAITING_APPROVAL);
  }

  @Test
  void shouldRefuseToLoseWhatIsProtectedEvenIfApproved() {
    // given
    var kept =
        new ResourceSpec(
            "orders", ResourceType.POSTGRES, null, null, null, null, null, null, List.of(), true);
    var spec = Observing.spec(ApprovalPolicy.AUTO, null, List.of(kept));
    var observing =
        observing(planned(step(Action.REPLACE)))
            .asking(spec)
            .approvedBy(approval("lee", "orders-db"));

    // when
    var replacing = decide(observing, null);
    var deleting =
        planner.decide(Observing.DELETING.with(GRANTED, wanted()).asking(spec).get(), null, NOW);

    // then
    assertThat(reason(replacing)).isEqualTo(Reason.PROTECTED_RESOURCE);
    assertThat(deleting)
        .isInstanceOfSatisfying(
            StackDecision.Stall.class,
            stall -> assertThat(stall.problem().reason()).isEqualTo(Reason.PROTECTED_RESOURCE));
  }

  @Test
  void shouldAskBeforeAStackWithDataGoesAlone() {
    // given
    var plan =
        new StackOperation.Finished(
            Kind.PLAN,
            StackRequest.DESTROY,
            NOW,
            NOW,
            0,
            new StackOutcome.Planned(
                new StackPlan(HASH, StackRequest.DESTROY, 1, List.of(step(Action.DELETE)))),
            new Purpose.Plain());
    var alone = Observing.DELETING.with(GRANTED, wanted()).alone();

    // when, then
    assertThat(planner.decide(alone.get(), null, NOW))
        .isEqualTo(new StackDecision.Plan(GRAPH, StackRequest.DESTROY));
    assertThat(reason(planner.decide(alone.at(plan).get(), null, NOW)))
        .isEqualTo(Reason.AWAITING_APPROVAL);
    assertThat(
            planner.decide(
                alone.at(plan).approvedBy(approval("lee", "orders-db")).get(), null, NOW))
        .isEqualTo(new StackDecision.Destroy(GRAPH));
  }

  private StackDecision decide(StackOperation operation, ApprovalPolicy policy) {
    var spec = Observing.spec(policy, null, List.of());
    return decide(observing(operation).asking(spec), null);
  }

  private StackDecision decide(Observing observing, @Nullable CloudStackStatus status) {
    return planner.decide(observing.get(), status, NOW);
  }

  private static Observing observing(StackOperation operation) {
    return Observing.LIVING.with(GRANTED, wanted()).at(operation);
  }

  private static MappedGraph wanted() {
    return new MappedGraph.Present(GRAPH, "hash-1");
  }

  private static @Nullable Reason reason(StackDecision decision) {
    return decision instanceof StackDecision.Await await ? await.problem().reason() : null;
  }

  private static Step step(Action action) {
    return new Step("orders-db", DB, action, true, List.of(), List.of());
  }

  private static StackOperation planned(Step step) {
    return finished(new StackPlan(HASH, "hash-1", 10, List.of(step)));
  }

  private static StackOperation finished(StackPlan plan) {
    return new StackOperation.Finished(
        Kind.PLAN, "hash-1", NOW, NOW, 0, new StackOutcome.Planned(plan), new Purpose.Plain());
  }

  private static Approval approval(String by, String... resources) {
    return approvalOf(by, HASH, null, resources);
  }

  private static Approval approvalOf(
      String by, String hash, @Nullable String until, String... resources) {
    var approval = new Approval();
    approval.setMetadata(
        new ObjectMetaBuilder()
            .withName("ok")
            .withCreationTimestamp(NOW.minusSeconds(60).toString())
            .build());
    approval.setSpec(new ApprovalSpec("shop-aws", hash, by, until, List.of(resources), null));
    return approval;
  }

  private static CloudStackStatus status(PlanState state, List<String> loses) {
    var plan =
        new PlanStatus(
            "c".repeat(64),
            "hash-1",
            state,
            StackPlan.Risk.LOSS,
            0,
            0,
            1,
            0,
            0,
            0,
            List.of(),
            loses,
            List.of(),
            "kim",
            "ok",
            "lee",
            NOW.toString(),
            null,
            null);
    return new CloudStackStatus(1L, List.of(), Provider.AWS, null, 1, Map.of(), null, plan, null);
  }
}
