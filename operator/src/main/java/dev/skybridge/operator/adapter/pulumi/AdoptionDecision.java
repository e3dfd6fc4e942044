package dev.skybridge.operator.adapter.pulumi;

import java.util.List;

/** What to do about a create whose effect is not certain. */
sealed interface AdoptionDecision {
  /**
   * The object is there: take it over.
   *
   * @param id the vendor's id
   */
  record Adopt(String id) implements AdoptionDecision {}

  /** There is no object: send the create. */
  record Send() implements AdoptionDecision {}

  /** There is no object yet, but one may still appear: look again after a wait. */
  record LookAgain() implements AdoptionDecision {}

  /**
   * More than one object claims to be it: a person must say which.
   *
   * @param ids the vendor's ids
   */
  record Ambiguous(List<String> ids) implements AdoptionDecision {
    /** Copies the list. */
    public Ambiguous {
      ids = List.copyOf(ids);
    }
  }

  /**
   * Report the failure.
   *
   * @param nothingMade whether it is certain that there is no object
   */
  record GiveUp(boolean nothingMade) implements AdoptionDecision {}
}
