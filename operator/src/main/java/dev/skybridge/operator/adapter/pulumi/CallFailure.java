package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.Reason;
import dev.skybridge.model.StackOutcome.FailureClass;

/**
 * Why a call to a vendor's provider failed.
 *
 * @param effect what is known of the call's effect
 * @param reason for the condition
 * @param failureClass whether trying again can help
 * @param message the provider's, for a person
 */
public record CallFailure(Effect effect, Reason reason, FailureClass failureClass, String message) {

  /** What is known of the effect of a call that failed. */
  public enum Effect {
    /** The vendor refused: nothing was done. */
    NONE,
    /** There was no answer: it may be done, or be about to be done. */
    UNANSWERED,
    /** The vendor's side broke while it worked: it may be done. */
    UNCLEAR
  }

  /** The same with another message. */
  CallFailure withMessage(String text) {
    return new CallFailure(effect, reason, failureClass, text);
  }

  /** Whether the same call may succeed a little later. */
  boolean worthRetrying() {
    return failureClass != FailureClass.PERMANENT;
  }
}
