package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.operator.adapter.pulumi.CallFailure.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decides what to do about a create whose effect is not certain. Pure and total: never two objects
 * where there should be one, never an endless wait.
 */
final class AdoptionPlanner {
  private AdoptionPlanner() {}

  /** What to do next. */
  static AdoptionDecision decide(Situation situation, RetryPolicy retry) {
    if (situation.failure().isPresent()) {
      var failure = situation.failure().get();
      if (failure.effect() == Effect.NONE) {
        return failure.worthRetrying() && situation.sent() < retry.attempts()
            ? new AdoptionDecision.Send()
            : new AdoptionDecision.GiveUp(true);
      }
      if (failure.effect() == Effect.UNCLEAR && !failure.worthRetrying()) {
        return new AdoptionDecision.GiveUp(false);
      }
    }
    return switch (situation.search()) {
      case Search.NotPossible none -> sendOrGiveUp(situation, retry);
      case Search.Done done ->
          switch (done.ids().size()) {
            case 0 ->
                situation.sinceSent().compareTo(retry.settle()) < 0
                    ? new AdoptionDecision.LookAgain()
                    : sendOrGiveUp(situation, retry);
            case 1 -> new AdoptionDecision.Adopt(done.ids().getFirst());
            default -> new AdoptionDecision.Ambiguous(done.ids());
          };
    };
  }

  private static AdoptionDecision sendOrGiveUp(Situation situation, RetryPolicy retry) {
    return situation.sent() < retry.attempts()
        ? new AdoptionDecision.Send()
        : new AdoptionDecision.GiveUp(false);
  }

  /**
   * What is known.
   *
   * @param failure how the last send of this operation failed; empty if the open row is an earlier
   *     operation's
   * @param sent sends in this operation so far
   * @param sinceSent time since the create was sent last
   * @param search what looking for the object gave
   */
  record Situation(Optional<CallFailure> failure, int sent, Duration sinceSent, Search search) {}

  /** What looking for the object gave. */
  sealed interface Search {
    /** The vendor offers no way to find it, or creating twice can't make two. */
    record NotPossible() implements Search {}

    /**
     * It was looked for.
     *
     * @param ids of objects that carry our ownership tags and that the checkpoint does not hold
     */
    record Done(List<String> ids) implements Search {
      /** Copies the list. */
      public Done {
        ids = List.copyOf(ids);
      }
    }
  }
}
