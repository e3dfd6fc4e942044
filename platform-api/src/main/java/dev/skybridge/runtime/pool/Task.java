package dev.skybridge.runtime.pool;

import dev.skybridge.runtime.task.Origin;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to run, and as what.
 *
 * @param <T> its result
 * @param origin the place of the program that submits it
 * @param name for diagnostics; no secret and no personal data
 * @param key whose work it is: the keys take turns
 * @param priority how urgent
 * @param atMost how long from its submission on, waiting included; the submitter's scope may allow
 *     less
 * @param body runs inside of the task's own scope
 */
public record Task<T extends @Nullable Object>(
    Origin origin,
    String name,
    Object key,
    Priority priority,
    Optional<Duration> atMost,
    Body<T> body) {

  /**
   * The work.
   *
   * @param <T> its result
   */
  @FunctionalInterface
  public interface Body<T extends @Nullable Object> {
    /** Does it. */
    T run() throws Exception;
  }

  /** A task of normal priority without a deadline of its own. */
  public static <T extends @Nullable Object> Task<T> of(Origin origin, Object key, Body<T> body) {
    return new Task<>(origin, origin.name(), key, Priority.NORMAL, Optional.empty(), body);
  }

  /** The same with another name. */
  public Task<T> named(String other) {
    return new Task<>(origin, other, key, priority, atMost, body);
  }

  /** The same with another priority. */
  public Task<T> at(Priority other) {
    return new Task<>(origin, name, key, other, atMost, body);
  }

  /** The same with a deadline. */
  public Task<T> within(Duration duration) {
    return new Task<>(origin, name, key, priority, Optional.of(duration), body);
  }
}
