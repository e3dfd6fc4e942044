package dev.skybridge.runtime.fanout;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * One source of a fan-out, and the key to its outcome.
 *
 * @param <T> what it gives; never null
 * @param name for diagnostics; the branch's breaker is known by it, in all fan-outs
 * @param source asked on a virtual thread, in a scope of the branch's own; what it registers there
 *     is closed when the fan-out ends
 * @param timeout for all attempts together and the waits between them; the scope around the fan-out
 *     may allow less
 * @param onFailure what stands for its answer
 * @param breaker refuses to ask a source that fails too often; where absent, the fan-out's error
 *     policy may still bring one
 */
public record Branch<T>(
    String name,
    Callable<? extends T> source,
    Optional<Duration> timeout,
    OnFailure<T> onFailure,
    Optional<BreakerRule> breaker) {
  public Branch {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a branch needs a name");
    }
  }

  /** A branch that fails where its source does, after one attempt. */
  public static <T> Branch<T> of(String name, Callable<? extends T> source) {
    return new Branch<>(name, source, Optional.empty(), OnFailure.fail(), Optional.empty());
  }

  /** The same with a timeout. */
  public Branch<T> within(Duration atMost) {
    return new Branch<>(name, source, Optional.of(atMost), onFailure, breaker);
  }

  /** The same with another way to fail. */
  public Branch<T> onFailure(OnFailure<T> other) {
    return new Branch<>(name, source, timeout, other, breaker);
  }

  /** The same behind a breaker. */
  public Branch<T> behind(BreakerRule rule) {
    return new Branch<>(name, source, timeout, onFailure, Optional.of(rule));
  }
}
