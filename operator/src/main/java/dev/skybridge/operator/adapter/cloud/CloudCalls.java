package dev.skybridge.operator.adapter.cloud;

import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.CloudAnswer;
import dev.skybridge.model.CloudAnswer.Failed;
import dev.skybridge.model.Reason;
import dev.skybridge.model.StackOutcome.FailureClass;
import dev.skybridge.operator.adapter.pulumi.ApiLimits;
import dev.skybridge.operator.adapter.pulumi.Masking;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.fanout.Branch;
import dev.skybridge.runtime.fanout.BreakerRule;
import dev.skybridge.runtime.fanout.Breakers;
import dev.skybridge.runtime.fanout.FanOut;
import dev.skybridge.runtime.fanout.OnFailure;
import dev.skybridge.runtime.fanout.Outcome;
import dev.skybridge.runtime.fanout.RetryBudget;
import dev.skybridge.runtime.fanout.RetryRule;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Asks the clouds through the execution core: on a virtual thread that the end of the caller's
 * scope interrupts (which closes the socket under it), within a deadline, at the account's rate,
 * again where that may help, and not at all for a while where an API keeps failing. What a vendor
 * refuses for good is an answer and says nothing against its API.
 */
public final class CloudCalls {
  private final Scope scope;
  private final ApiLimits limits;
  private final CallSettings settings;
  private final Breakers breakers = new Breakers();
  private final Map<String, RetryBudget> budgets = new ConcurrentHashMap<>();

  /**
   * With its parts.
   *
   * @param scope around calls that no other scope is around
   * @param limits how fast the vendors are called
   */
  public CloudCalls(Scope scope, ApiLimits limits, CallSettings settings) {
    this.scope = scope;
    this.limits = limits;
    this.settings = settings;
  }

  /**
   * Asks.
   *
   * @param api that the question is about
   * @param question asks once; throws as the vendor's SDK does
   * @param errors reads what it throws
   * @throws dev.skybridge.runtime.context.CancelledException where the caller's scope ended
   */
  <T> CloudAnswer<T> ask(
      AccountCredentials account,
      String api,
      Callable<T> question,
      Function<Exception, Optional<VendorError>> errors) {
    var name =
        "%s/%s/%s/%s"
            .formatted(account.provider().packageName(), account.account(), account.region(), api);
    var branch =
        new Branch<CloudAnswer<T>>(
            name,
            () -> once(question, errors),
            Optional.of(settings.deadline()),
            OnFailure.retry(retry()),
            Optional.of(BreakerRule.standard()));
    var asking =
        FanOut.named("cloud call", breakers)
            .budget(budgets.computeIfAbsent(name, _ -> RetryBudget.standard()))
            .branch(branch)
            .build();
    try {
      var outcome = asking.run(Scope.currentOr(scope)).outcome(branch);
      return masked(answer(outcome), Masking.of(account));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unreachable("interrupted while waiting for the cloud");
    }
  }

  /** Lets requests of an account pass at its rate. */
  VendorApi.Turns turns(AccountCredentials account) {
    return api -> {
      try {
        if (!limits.of(account, api).acquire(1, settings.attemptDeadline())) {
          throw new TurnRefusedException(api, account.account());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TurnRefusedException(api, account.account());
      }
    };
  }

  private RetryRule retry() {
    return RetryRule.of(settings.attempts(), settings.firstWait())
        .eachWithin(settings.attemptDeadline())
        .where(thrown -> thrown instanceof MayPassException || thrown instanceof TimeoutException);
  }

  private static <T> CloudAnswer<T> once(
      Callable<T> question, Function<Exception, Optional<VendorError>> errors) throws Exception {
    try {
      return new CloudAnswer.Given<>(question.call());
    } catch (TurnRefusedException e) {
      return new Failed<>(
          Reason.CLOUD_THROTTLED, FailureClass.THROTTLED, String.valueOf(e.getMessage()));
    } catch (Exception e) {
      var error = errors.apply(e);
      if (error.isEmpty()) {
        throw e;
      }
      CloudAnswer<T> meaning = error.get().meaning();
      if (meaning instanceof Failed<T>(_, var failureClass, _)
          && failureClass != FailureClass.PERMANENT) {
        throw new MayPassException(error.get(), e);
      }
      return meaning;
    }
  }

  private <T> CloudAnswer<T> answer(Outcome<CloudAnswer<T>> outcome) {
    return switch (outcome) {
      case Outcome.Got<CloudAnswer<T>>(var answer, _) -> answer;
      case Outcome.Failed<CloudAnswer<T>>(MayPassException last, _) -> last.error.meaning();
      case Outcome.Failed<CloudAnswer<T>>(TimeoutException _, var effort) ->
          late(
              effort.attempts()
                  + " tries took longer than "
                  + settings.attemptDeadline()
                  + " each");
      case Outcome.Failed<CloudAnswer<T>>(var thrown, _) ->
          throw new IllegalStateException("a call of a cloud's SDK failed", thrown);
      case Outcome.Cancelled<CloudAnswer<T>>(var cause, var effort) ->
          late(effort.attempts() + " tries, " + cause);
      case Outcome.RefusedByBreaker<CloudAnswer<T>>(var retryAfter, _) ->
          unreachable(
              "not asked: most calls of this API failed lately; again in %s"
                  .formatted(Duration.ofSeconds(retryAfter.toSeconds() + 1)));
      case Outcome.Defaulted<CloudAnswer<T>>(var instead, _) -> instead;
      case Outcome.Dropped<CloudAnswer<T>> dropped -> answer(dropped.of());
    };
  }

  private static <T> CloudAnswer<T> late(String how) {
    return new Failed<>(
        Reason.DEADLINE_EXCEEDED, FailureClass.TRANSIENT, "the cloud did not answer: " + how);
  }

  private static <T> CloudAnswer<T> unreachable(String message) {
    return new Failed<>(Reason.CLOUD_UNREACHABLE, FailureClass.TRANSIENT, message);
  }

  private static <T> CloudAnswer<T> masked(CloudAnswer<T> answer, Masking masking) {
    return switch (answer) {
      case CloudAnswer.Given<T> given -> given;
      case CloudAnswer.Absent<T>(var message) -> new CloudAnswer.Absent<>(masking.apply(message));
      case Failed<T>(var reason, var failureClass, var message) ->
          new Failed<>(reason, failureClass, masking.apply(message));
    };
  }

  /** A try failed in a way that another may not. */
  private static final class MayPassException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient VendorError error;

    MayPassException(VendorError error, Exception cause) {
      super("the cloud failed", cause);
      this.error = error;
    }
  }
}
