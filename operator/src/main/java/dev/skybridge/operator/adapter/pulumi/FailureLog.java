package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.StackOutcome.FailureClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What failed for good at the provider during one operation. */
final class FailureLog {
  private final List<CallFailure> failures = new ArrayList<>();

  /** Notes a failure. */
  synchronized void note(CallFailure failure) {
    failures.add(failure);
  }

  /**
   * The failure that decides what to do next: one that trying again can't cure before one that it
   * can, and the earliest of these; with the messages of all of that class.
   */
  synchronized Optional<CallFailure> decisive() {
    return failures.stream()
        .min(Comparator.comparingInt(failure -> rank(failure.failureClass())))
        .map(first -> first.withMessage(messages(first.failureClass())));
  }

  private String messages(FailureClass failureClass) {
    return failures.stream()
        .filter(failure -> failure.failureClass() == failureClass)
        .map(CallFailure::message)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static int rank(FailureClass failureClass) {
    return switch (failureClass) {
      case PERMANENT -> 0;
      case THROTTLED -> 1;
      case TRANSIENT -> 2;
    };
  }
}
