package dev.skybridge.operator.adapter.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.model.Reason;
import dev.skybridge.model.StackOutcome.FailureClass;
import dev.skybridge.operator.adapter.pulumi.AdoptionDecision.Adopt;
import dev.skybridge.operator.adapter.pulumi.AdoptionDecision.Ambiguous;
import dev.skybridge.operator.adapter.pulumi.AdoptionDecision.GiveUp;
import dev.skybridge.operator.adapter.pulumi.AdoptionDecision.LookAgain;
import dev.skybridge.operator.adapter.pulumi.AdoptionDecision.Send;
import dev.skybridge.operator.adapter.pulumi.AdoptionPlanner.Search;
import dev.skybridge.operator.adapter.pulumi.AdoptionPlanner.Situation;
import dev.skybridge.operator.adapter.pulumi.CallFailure.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AdoptionPlannerTest {
  private static final RetryPolicy RETRY =
      new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(5));
  private static final Duration EARLY = Duration.ofSeconds(1);
  private static final Duration LATE = Duration.ofSeconds(6);

  private static final Optional<CallFailure> LOST =
      failure(Effect.UNANSWERED, FailureClass.TRANSIENT);
  private static final Optional<CallFailure> BROKEN =
      failure(Effect.UNCLEAR, FailureClass.TRANSIENT);
  private static final Optional<CallFailure> STRANGE =
      failure(Effect.UNCLEAR, FailureClass.PERMANENT);
  private static final Optional<CallFailure> THROTTLED =
      failure(Effect.NONE, FailureClass.THROTTLED);
  private static final Optional<CallFailure> REFUSED = failure(Effect.NONE, FailureClass.PERMANENT);

  private static final Search IMPOSSIBLE = new Search.NotPossible();
  private static final Search NOTHING = new Search.Done(List.of());
  private static final Search ONE = new Search.Done(List.of("a"));
  private static final Search TWO = new Search.Done(List.of("a", "b"));

  static Stream<Arguments> table() {
    return Stream.of(
        // an earlier operation's row
        row("found is taken over", Optional.empty(), 0, EARLY, ONE, new Adopt("a")),
        row("absent but young may appear", Optional.empty(), 0, EARLY, NOTHING, new LookAgain()),
        row("absent and settled is sent", Optional.empty(), 0, LATE, NOTHING, new Send()),
        row("no way to look is sent", Optional.empty(), 0, EARLY, IMPOSSIBLE, new Send()),
        row("two need a person", Optional.empty(), 0, LATE, TWO, new Ambiguous(List.of("a", "b"))),
        // a send of this operation
        row("lost and found", LOST, 1, EARLY, ONE, new Adopt("a")),
        row("lost, not yet visible", LOST, 1, EARLY, NOTHING, new LookAgain()),
        row("lost and settled is sent again", LOST, 1, LATE, NOTHING, new Send()),
        row("lost too often", LOST, 3, LATE, NOTHING, new GiveUp(false)),
        row("lost too often, but found", LOST, 3, LATE, ONE, new Adopt("a")),
        row("broken and found", BROKEN, 1, EARLY, ONE, new Adopt("a")),
        row("strange is not repeated", STRANGE, 1, LATE, NOTHING, new GiveUp(false)),
        row("throttled is sent again", THROTTLED, 1, EARLY, IMPOSSIBLE, new Send()),
        row("throttled too often", THROTTLED, 3, EARLY, IMPOSSIBLE, new GiveUp(true)),
        row("refused made nothing", REFUSED, 1, EARLY, IMPOSSIBLE, new GiveUp(true)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void shouldDecide(String name, Situation situation, AdoptionDecision expected) {
    // when
    var decision = AdoptionPlanner.decide(situation, RETRY);

    // then
    assertThat(decision).as(name).isEqualTo(expected);
  }

  private static Arguments row(
      String name,
      Optional<CallFailure> failure,
      int sent,
      Duration since,
      Search search,
      AdoptionDecision expected) {
    return Arguments.of(name, new Situation(failure, sent, since, search), expected);
  }

  private static Optional<CallFailure> failure(Effect effect, FailureClass failureClass) {
    return Optional.of(new CallFailure(effect, Reason.CLOUD_REFUSED, failureClass, "x"));
  }
}
