package dev.skybridge.runtime;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Runs at most one task a key at a time, each on a virtual thread of its own. A second submission
 * for a busy key is refused, so a caller that comes often (a reconciler) needs no bookkeeping. How
 * many run at once is bounded by what the tasks call, not here: a waiting virtual thread costs
 * about a kilobyte.
 *
 * <p>The end of a task happens-before the call of its listener; {@link #cancel} only asks: the task
 * is over when the listener has been told.
 *
 * @param <K> key
 * @param <R> result
 */
public final class KeyedTasks<K, R> implements AutoCloseable {
  private final String name;
  private final BiConsumer<K, Result<R>> listener;
  private final Map<K, Thread> running = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** How a task ended. */
  public sealed interface Result<R> {
    /**
     * With a value.
     *
     * @param value of it
     */
    record Value<R>(R value) implements Result<R> {}

    /**
     * With an exception.
     *
     * @param cause of it
     */
    record Thrown<R>(Throwable cause) implements Result<R> {}
  }

  /**
   * Makes an empty set of tasks.
   *
   * @param name for thread names
   * @param listener told of each end, on the task's own thread, after the key is free again
   */
  public KeyedTasks(String name, BiConsumer<K, Result<R>> listener) {
    this.name = name;
    this.listener = listener;
  }

  /**
   * Starts {@code task} unless one of the same key is running or this is closed; tells whether it
   * did.
   */
  public boolean submit(K key, Callable<R> task) {
    if (closed) {
      return false;
    }
    var thread = Thread.ofVirtual().name(name + " " + key).unstarted(() -> run(key, task));
    if (running.putIfAbsent(key, thread) != null) {
      return false;
    }
    thread.start();
    return true;
  }

  private void run(K key, Callable<R> task) {
    var result = call(task);
    running.remove(key);
    listener.accept(key, result);
  }

  private Result<R> call(Callable<R> task) {
    try {
      return new Result.Value<>(task.call());
    } catch (Throwable thrown) {
      if (thrown instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return new Result.Thrown<>(thrown);
    }
  }

  /** Asks the task of {@code key} to end by interrupting it; does nothing where none runs. */
  public void cancel(K key) {
    Optional.ofNullable(running.get(key)).ifPresent(Thread::interrupt);
  }

  /** Whether a task of {@code key} is running. */
  public boolean isRunning(K key) {
    return running.containsKey(key);
  }

  /** How many tasks are running. */
  public int size() {
    return running.size();
  }

  /**
   * Takes no further task and asks those that run to end. Closing twice is the same as closing
   * once.
   */
  @Override
  public void close() {
    closed = true;
    running.values().forEach(Thread::interrupt);
  }
}
