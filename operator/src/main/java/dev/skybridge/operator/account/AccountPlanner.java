package dev.skybridge.operator.account;

import dev.skybridge.model.AccountProbe.Identity;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import java.time.Duration;

/** Decides on an account. Pure and total. */
final class AccountPlanner {
  /**
   * Credentials that work are asked again this often, so that a revoked key shows within minutes.
   */
  private static final Duration RECHECK = Duration.ofMinutes(10);

  /** What is wrong is asked again this often. */
  private static final Duration RETRY = Duration.ofSeconds(10);

  /** How an account stands. */
  sealed interface Decision {
    /** When to look again. */
    Duration recheckAfter();

    /**
     * It can be used.
     *
     * @param accountId the vendor's number
     */
    record Usable(String accountId, Duration recheckAfter) implements Decision {}

    /**
     * It can't.
     *
     * @param problem why
     * @param stalled whether a person must help
     */
    record Unusable(Problem problem, boolean stalled, Duration recheckAfter) implements Decision {}
  }

  Decision decide(Identity identity) {
    return switch (identity) {
      case Identity.Known known -> new Decision.Usable(known.accountId(), RECHECK);
      case Identity.Unknown unknown ->
          new Decision.Unusable(unknown.problem(), needsPerson(unknown.problem().reason()), RETRY);
    };
  }

  private static boolean needsPerson(Reason reason) {
    return reason == Reason.CREDENTIALS_REFUSED || reason == Reason.SECRET_NOT_FOUND;
  }
}
