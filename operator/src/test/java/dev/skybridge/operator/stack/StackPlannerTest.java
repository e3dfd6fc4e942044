package dev.skybridge.operator.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.CloudStackStatus;
import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Provider;
import dev.skybridge.model.Reason;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.model.StackOutcome.FailureClass;
import dev.skybridge.operator.stack.StackObserved.Access;
import dev.skybridge.operator.stack.StackObserved.MappedGraph;
import dev.skybridge.operator.stack.StackOperation.Kind;
import dev.skybridge.operator.stack.StackOperation.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackPlannerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final ResourceGraph GRAPH = new ResourceGraph(Provider.AWS, List.of(), Map.of());
  private static final Access GRANTED =
      new Access.Granted(
          new AccountCredentials(Provider.AWS, "team/aws", "eu-central-1", Map.of()));
  private static final Access DENIED =
      new Access.Denied(new Problem(Reason.ACCOUNT_NOT_FOUND, "no such account"));
  private static final MappedGraph WANTED = new MappedGraph.Present(GRAPH, "hash-1");

  private final StackPlanner planner = new StackPlanner();

  @Test
  void shouldBringUpAStackThatWasNeverUp() {
    // given
    var observed = observed(false, GRANTED, WANTED, new StackOperation.None());

    // when
    var decision = planner.decide(observed, null, NOW);

    // then
    assertThat(decision).isEqualTo(new StackDecision.Plan(GRAPH, "hash-1"));
  }

  @Test
  void shouldNotCallTheEngineWhenTheGraphIsUnchanged() {
    // given
    var observed = observed(false, GRANTED, WANTED, new StackOperation.None());

    // when
    var decision = planner.decide(observed, reached("hash-1"), NOW);

    // then
    assertThat(decision).isInstanceOf(StackDecision.Rest.class);
  }

  @Test
  void shouldRestAfterASuccessThatTheStatusDoesNotShowYet() {
    // given
    var observed =
        observed(
            false, GRANTED, WANTED, finished(Kind.UP, "hash-1", 0, succeeded(), Duration.ZERO));

    // when
    var decision = planner.decide(observed, null, NOW);

    // then
    assertThat(decision).isInstanceOf(StackDecision.Rest.class);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 4", "3, 8", "5, 32", "6, 60", "19, 60"})
  void shouldWaitLongerAfterEachFailureInARow(int attempts, long seconds) {
    // given
    var failed = failed(FailureClass.TRANSIENT, Duration.ZERO);
    var justBefore =
        observed(
            false,
            GRANTED,
            WANTED,
            finished(Kind.UP, "hash-1", attempts, failed, Duration.ofSeconds(seconds - 1)));
    var justAfter =
        observed(
            false,
            GRANTED,
            WANTED,
            finished(Kind.UP, "hash-1", attempts, failed, Duration.ofSeconds(seconds)));

    // when
    var waiting = planner.decide(justBefore, null, NOW);
    var trying = planner.decide(justAfter, null, NOW);

    // then
    assertThat(waiting)
        .isEqualTo(
            new StackDecision.Hold(
                new Problem(Reason.CLOUD_UNREACHABLE, "why"), Duration.ofSeconds(1)));
    assertThat(trying).isEqualTo(new StackDecision.Plan(GRAPH, "hash-1"));
  }

  @Test
  void shouldAskForAPersonAfterManyFailuresAndStillTry() {
    // given
    var failed = failed(FailureClass.TRANSIENT, Duration.ZERO);
    var waiting = finished(Kind.UP, "hash-1", 20, failed, Duration.ofSeconds(59));
    var due = finished(Kind.UP, "hash-1", 20, failed, Duration.ofSeconds(60));

    // when
    var stalled = planner.decide(observed(false, GRANTED, WANTED, waiting), null, NOW);
    var trying = planner.decide(observed(false, GRANTED, WANTED, due), null, NOW);

    // then
    assertThat(stalled).isInstanceOf(StackDecision.Stall.class);
    assertThat(trying).isInstanceOf(StackDecision.Plan.class);
  }

  @Test
  void shouldWaitAsLongAsTheVendorAsks() {
    // given
    var failed = failed(FailureClass.THROTTLED, Duration.ofSeconds(90));
    var observed =
        observed(
            false, GRANTED, WANTED, finished(Kind.UP, "hash-1", 1, failed, Duration.ofSeconds(30)));

    // when
    var decision = planner.decide(observed, null, NOW);

    // then
    assertThat(decision)
        .isEqualTo(
            new StackDecision.Hold(
                new Problem(Reason.CLOUD_UNREACHABLE, "why"), Duration.ofSeconds(60)));
  }

  @Test
  void shouldStallOnAPermanentFailureUntilTheGraphChanges() {
    // given
    var failed = failed(FailureClass.PERMANENT, Duration.ZERO);
    var operation = finished(Kind.UP, "hash-0", 1, failed, Duration.ofSeconds(1));
    var same = observed(false, GRANTED, new MappedGraph.Present(GRAPH, "hash-0"), operation);
    var changed = observed(false, GRANTED, WANTED, operation);

    // when
    var stalled = planner.decide(same, null, NOW);
    var trying = planner.decide(changed, null, NOW);

    // then
    assertThat(stalled).isInstanceOf(StackDecision.Stall.class);
    assertThat(trying).isEqualTo(new StackDecision.Plan(GRAPH, "hash-1"));
  }

  @Test
  void shouldCancelAnUpWhenTheObjectIsBeingDeleted() {
    // given
    var running = new StackOperation.Running(Kind.UP, "hash-1", NOW, new Purpose.Plain());

    // when
    var deleting = planner.decide(observed(true, GRANTED, WANTED, running), null, NOW);
    var living = planner.decide(observed(false, GRANTED, WANTED, running), null, NOW);

    // then
    assertThat(deleting).isEqualTo(new StackDecision.Cancel());
    assertThat(living).isEqualTo(new StackDecision.Watch());
  }

  @Test
  void shouldReleaseOnlyAfterAVerifiedDestroy() {
    // given
    var afterUp =
        observed(true, GRANTED, WANTED, finished(Kind.UP, "hash-1", 0, succeeded(), Duration.ZERO));
    var afterDestroy =
        observed(true, GRANTED, WANTED, finished(Kind.DESTROY, "", 0, succeeded(), Duration.ZERO));

    // when
    var destroying = planner.decide(afterUp, reached("hash-1"), NOW);
    var released = planner.decide(afterDestroy, reached("hash-1"), NOW);

    // then
    assertThat(destroying).isEqualTo(new StackDecision.Destroy(GRAPH));
    assertThat(released).isInstanceOf(StackDecision.Release.class);
  }

  @Test
  void shouldNotReleaseWhatMayExistWhenTheAccountIsGone() {
    // given
    var operated = Observing.DELETING.with(DENIED, absent()).get();
    var untouched = Observing.DELETING.untouched().with(DENIED, absent()).get();

    // when
    var held = planner.decide(operated, reached("hash-1"), NOW);
    var released = planner.decide(untouched, null, NOW);

    // then
    assertThat(held).isInstanceOf(StackDecision.Stall.class);
    assertThat(released).isInstanceOf(StackDecision.Release.class);
  }

  @Test
  void shouldLetAPausedStackBeDeleted() {
    // given
    var paused = Observing.LIVING.paused().with(GRANTED, WANTED).get();
    var deleting = Observing.DELETING.paused().with(GRANTED, WANTED).get();

    // when
    var held = planner.decide(paused, null, NOW);
    var destroyed = planner.decide(deleting, null, NOW);

    // then
    assertThat(held).isInstanceOf(StackDecision.Hold.class);
    assertThat(destroyed).isEqualTo(new StackDecision.Destroy(GRAPH));
  }

  private static MappedGraph absent() {
    return new MappedGraph.Absent(new Problem(Reason.ACCOUNT_NOT_FOUND, "no such account"));
  }

  private static StackObserved observed(
      boolean deleting, Access access, MappedGraph mapping, StackOperation operation) {
    return (deleting ? Observing.DELETING : Observing.LIVING)
        .with(access, mapping)
        .at(operation)
        .get();
  }

  private static CloudStackStatus reached(String graphHash) {
    var operation =
        new CloudStackStatus.Operation(
            "up", "Succeeded", 0, NOW.toString(), NOW.toString(), 0, 0, 0, 0, 0, 0);
    return new CloudStackStatus(
        1L, List.of(), Provider.AWS, graphHash, 1, Map.of(), operation, null, null);
  }

  private static StackOperation finished(
      Kind kind, String hash, int attempts, StackOutcome outcome, Duration ago) {
    return new StackOperation.Finished(
        kind, hash, NOW.minus(ago), NOW.minus(ago), attempts, outcome, new Purpose.Plain());
  }

  private static StackOutcome succeeded() {
    return new StackOutcome.Succeeded(StackOutcome.Changes.NONE, Map.of(), List.of());
  }

  private static StackOutcome failed(FailureClass failureClass, Duration retryAfter) {
    return new StackOutcome.Failed(
        Reason.CLOUD_UNREACHABLE, failureClass, "why", retryAfter, StackOutcome.Changes.NONE);
  }
}
