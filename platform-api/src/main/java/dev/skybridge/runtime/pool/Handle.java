package dev.skybridge.runtime.pool;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A task that a pool has taken. Everything that the task did happens-before {@link #await} returns
 * and before {@link #onEnd} actions run; by then it is no longer counted as live.
 *
 * @param <T> its result
 */
public interface Handle<T extends @Nullable Object> {
  /** What it is called. */
  String name();

  /** Whether it has ended. */
  boolean isEnded();

  /** Ends it for {@code who}; where it waits, it is not run. No effect where it has ended. */
  void cancel(String who);

  /**
   * Waits for its end.
   *
   * @throws InterruptedException also where the caller's scope ends
   */
  Outcome<T> await() throws InterruptedException;

  /**
   * Waits for its end, {@code atMost} so long.
   *
   * @return empty where it goes on
   * @throws InterruptedException also where the caller's scope ends
   */
  Optional<Outcome<T>> await(Duration atMost) throws InterruptedException;

  /** Calls {@code action} once with how it ended, on the thread that ends it, or at once. */
  void onEnd(Consumer<? super Outcome<T>> action);
}
