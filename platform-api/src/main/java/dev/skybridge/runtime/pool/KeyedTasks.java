package dev.skybridge.runtime.pool;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * At most one task a key in a pool, waiting or running. A second submission for a busy key is
 * refused, so a caller that comes often (a reconciler) needs no bookkeeping.
 *
 * <p>The end of a task happens-before the call of its listener, and the key is free by then. {@link
 * #cancel} only asks: the task is over when the listener has been told.
 *
 * @param <K> key
 * @param <T> result
 */
public final class KeyedTasks<K, T> implements AutoCloseable {
  private final BiConsumer<K, Outcome<T>> listener;
  private final Map<K, Slot<T>> busy = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** A key's task, which may be cancelled before the pool has given its handle. */
  private static final class Slot<T> {
    private @Nullable Handle<T> handle;
    private @Nullable String cancelledBy;

    synchronized void taken(Handle<T> given) {
      handle = given;
      if (cancelledBy != null) {
        given.cancel(cancelledBy);
      }
    }

    synchronized void cancel(String who) {
      cancelledBy = who;
      Optional.ofNullable(handle).ifPresent(given -> given.cancel(who));
    }
  }

  /**
   * Makes an empty set of tasks.
   *
   * @param listener told of each end, after the key is free again
   */
  public KeyedTasks(BiConsumer<K, Outcome<T>> listener) {
    this.listener = listener;
  }

  /**
   * Has a pool take {@code task} unless one of the same key is there or this is closed; tells
   * whether it did.
   *
   * @throws RefusedException where the pool does not take it; the key is free then
   */
  public boolean submit(WorkerPool pool, K key, Task<T> task) {
    var slot = new Slot<T>();
    if (closed || busy.putIfAbsent(key, slot) != null) {
      return false;
    }
    try {
      var handle = pool.submit(task);
      slot.taken(handle);
      handle.onEnd(outcome -> {
        busy.remove(key, slot);
        listener.accept(key, outcome);
      });
      return true;
    } catch (RefusedException e) {
      busy.remove(key, slot);
      throw e;
    }
  }

  /** Ends the task of {@code key} for {@code who}; does nothing where there is none. */
  public void cancel(K key, String who) {
    Optional.ofNullable(busy.get(key)).ifPresent(slot -> slot.cancel(who));
  }

  /** Whether a task of {@code key} waits or runs. */
  public boolean isBusy(K key) {
    return busy.containsKey(key);
  }

  /** How many tasks wait or run. */
  public int size() {
    return busy.size();
  }

  /**
   * Takes no further task and ends those that are there. Closing twice is the same as closing once.
   */
  @Override
  public void close() {
    closed = true;
    busy.values().forEach(slot -> slot.cancel("shutdown"));
  }
}
