package dev.skybridge.runtime.fanout;

/**
 * What happens where a source does not answer. It does not apply where nobody wants the answer any
 * more: a branch that was cancelled stays cancelled.
 *
 * @param <T> what the source gives
 */
public sealed interface OnFailure<T> {
  /** The branch has failed, which the fan-out's error policy judges. */
  record Fail<T>() implements Last<T> {}

  /** The result goes without it. */
  record Drop<T>() implements Last<T> {}

  /**
   * A value stands for the answer.
   *
   * @param value which
   */
  record Default<T>(T value) implements Last<T> {}

  /**
   * The source is asked again.
   *
   * @param rule how often and when
   * @param then what happens where that does not help
   */
  record Retry<T>(RetryRule rule, Last<T> then) implements OnFailure<T> {}

  /**
   * What can stand at the end.
   *
   * @param <T> what the source gives
   */
  sealed interface Last<T> extends OnFailure<T> {}

  /** See {@link Fail}. */
  static <T> Last<T> fail() {
    return new Fail<>();
  }

  /** See {@link Drop}. */
  static <T> Last<T> drop() {
    return new Drop<>();
  }

  /** See {@link Default}. */
  static <T> Last<T> use(T value) {
    return new Default<>(value);
  }

  /** See {@link Retry}; the branch fails where that does not help. */
  static <T> OnFailure<T> retry(RetryRule rule) {
    return new Retry<>(rule, fail());
  }

  /** See {@link Retry}. */
  static <T> OnFailure<T> retry(RetryRule rule, Last<T> then) {
    return new Retry<>(rule, then);
  }

  /** What is left when nothing is tried again. */
  default Last<T> last() {
    return switch (this) {
      case Last<T> self -> self;
      case Retry<T>(_, var then) -> then;
    };
  }
}
