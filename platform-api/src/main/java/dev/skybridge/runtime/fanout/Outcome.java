package dev.skybridge.runtime.fanout;

import dev.skybridge.runtime.context.Cause;
import java.time.Duration;
import java.util.Optional;

/**
 * How a branch ended.
 *
 * @param <T> what its source gives
 */
public sealed interface Outcome<T> {
  /** What it took. */
  Effort effort();

  /** The answer, or what stands for it. */
  Optional<T> value();

  /**
   * The source answered. What arrives while the branch is being ended counts.
   *
   * @param answer its answer
   */
  record Got<T>(T answer, Effort effort) implements Outcome<T> {
    @Override
    public Optional<T> value() {
      return Optional.of(answer);
    }
  }

  /**
   * A value stands for the answer.
   *
   * @param instead the value
   * @param of what happened
   */
  record Defaulted<T>(T instead, Lost<T> of) implements Outcome<T> {
    @Override
    public Effort effort() {
      return of.effort();
    }

    @Override
    public Optional<T> value() {
      return Optional.of(instead);
    }
  }

  /**
   * The result goes without the answer.
   *
   * @param of what happened
   */
  record Dropped<T>(Lost<T> of) implements Outcome<T> {
    @Override
    public Effort effort() {
      return of.effort();
    }

    @Override
    public Optional<T> value() {
      return Optional.empty();
    }
  }

  /**
   * There is no answer, and nothing that stands for it.
   *
   * @param <T> what the source gives
   */
  sealed interface Lost<T> extends Outcome<T> {
    @Override
    default Optional<T> value() {
      return Optional.empty();
    }
  }

  /**
   * The source threw.
   *
   * @param thrown by the last attempt
   */
  record Failed<T>(Throwable thrown, Effort effort) implements Lost<T> {}

  /**
   * The branch ended before its source answered.
   *
   * @param cause its own deadline, or why the scope around it ended
   */
  record Cancelled<T>(Cause cause, Effort effort) implements Lost<T> {}

  /**
   * The breaker did not let it ask, or ask again.
   *
   * @param retryAfter when it might; zero where another's trial is under way
   */
  record RefusedByBreaker<T>(Duration retryAfter, Effort effort) implements Lost<T> {}

  /**
   * What a branch took.
   *
   * @param took from its start to its end
   * @param attempts how often the source was asked
   */
  record Effort(Duration took, int attempts) {}
}
