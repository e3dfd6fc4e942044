package dev.skybridge.model;

import dev.skybridge.model.StackOutcome.FailureClass;
import java.util.function.Function;

/**
 * What a cloud said. Expected failures are values: a lost answer must not read as "there is none".
 *
 * @param <T> what was asked for
 */
public sealed interface CloudAnswer<T> {
  /**
   * It answered, or did as asked.
   *
   * @param value what was asked for
   */
  record Given<T>(T value) implements CloudAnswer<T> {}

  /**
   * The cloud says that there is no such object.
   *
   * @param message the cloud's own, free of secrets
   */
  record Absent<T>(String message) implements CloudAnswer<T> {}

  /**
   * It refused, or did not answer; what was asked for may have been done where the class is not
   * permanent.
   *
   * @param reason why, with the cure
   * @param failureClass whether asking again can help
   * @param message for a person; free of secrets; at most 1,000 characters
   */
  record Failed<T>(Reason reason, FailureClass failureClass, String message)
      implements CloudAnswer<T> {}

  /** The same answer about something made of its value. */
  default <R> CloudAnswer<R> map(Function<? super T, ? extends R> how) {
    return switch (this) {
      case Given<T>(var value) -> new Given<>(how.apply(value));
      case Absent<T>(var message) -> new Absent<>(message);
      case Failed<T>(var reason, var failureClass, var message) ->
          new Failed<>(reason, failureClass, message);
    };
  }
}
