package dev.skybridge.runtime.pool;

import dev.skybridge.runtime.context.Cause;
import org.jspecify.annotations.Nullable;

/**
 * How a task ended.
 *
 * @param <T> its result
 */
public sealed interface Outcome<T extends @Nullable Object> {
  /**
   * It returned.
   *
   * @param <T> its result
   * @param value what
   */
  record Returned<T extends @Nullable Object>(T value) implements Outcome<T> {}

  /**
   * It threw, and nobody had ended its scope.
   *
   * @param <T> its result
   * @param thrown what
   */
  record Threw<T extends @Nullable Object>(Throwable thrown) implements Outcome<T> {}

  /**
   * Its scope ended before it did.
   *
   * @param <T> its result
   * @param cause why
   * @param begun whether it had begun to run
   */
  record Cancelled<T extends @Nullable Object>(Cause cause, boolean begun) implements Outcome<T> {}

  /**
   * It made room for another one: see {@link Overflow.DropOldest}.
   *
   * @param <T> its result
   */
  record Dropped<T extends @Nullable Object>() implements Outcome<T> {}
}
