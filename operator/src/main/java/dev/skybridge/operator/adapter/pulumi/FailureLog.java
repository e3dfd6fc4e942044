package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.StackOutcome.FailureClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What failed for good at the provider during one operation. */
final class FailureLog {
  private final List<CallFailure> failures = new ArrayList<>();

  /** Notes a failure. */
  synchronized void note(CallFailure failure) {
    failures.add(failure);
  }

  /**
   * The failure that decides what to do next: one that trying again can't cure before one that it
   * can, and the earliest of these.
   */
  synchronized Optional<CallFailure> decisive() {
    return failures.stream().min(Comparator.comparingInt(failure -> rank(failure.failureClass())));
  }

  private static int rank(FailureClass failureClass) {
    return switch (failureClass) {
      case PERMANENT -> 0;
      case THROTTLED -> 1;
      case TRANSIENT -> 2;
    };
  }
}
