package dev.skybridge.runtime.handover;

import dev.skybridge.runtime.context.Scope;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue that producers close. Each item is taken by one consumer, in the order of the
 * offers; after {@link #close} the consumers get what is left and then, each of them and ever
 * after, {@link Taken.End}.
 *
 * <ul>
 *   <li>Closing twice is the same as closing once; any thread may close.
 *   <li>An offer after closing answers {@link Offered#CLOSED}, and so does one that waits for room
 *       when it is closed: its item is not handed over.
 *   <li>A consumer that waits when it is closed gets the end at once, for then nothing is left.
 *   <li>An offer that was answered {@link Offered#TAKEN} is never lost: it is taken, or among what
 *       {@link #abandon} gives.
 *   <li>What a producer did before an offer happens-before what the consumer does with the item;
 *       what was done before closing happens-before the end is seen; what a consumer did before
 *       taking happens-before the return of an offer that had waited for that room.
 * </ul>
 *
 * Waiting ends with the scope of the caller, by interrupt, and at its deadline.
 *
 * @param <T> what is handed over
 */
public final class Handover<T> implements AutoCloseable {
  private final int capacity;
  private final ArrayDeque<T> items;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Condition item = lock.newCondition();
  private boolean closed;

  /** With room for {@code capacity} items. */
  public Handover(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a hand-over needs room for one item, not " + capacity);
    }
    this.capacity = capacity;
    this.items = new ArrayDeque<>(Math.min(capacity, 64));
  }

  /**
   * Offers an item, and waits for room {@code atMost} so long.
   *
   * @throws InterruptedException when interrupted while waiting; the item is not handed over
   */
  public Offered offer(T value, Duration atMost) throws InterruptedException {
    var left = within(atMost);
    lock.lockInterruptibly();
    try {
      while (!closed && items.size() >= capacity && left > 0) {
        left = room.awaitNanos(left);
      }
      if (closed) {
        return Offered.CLOSED;
      }
      if (items.size() >= capacity) {
        room.signal(); // the signal that may have come with the end of the time is another one's
        return Offered.FULL;
      }
      items.add(value);
      item.signal();
      return Offered.TAKEN;
    } finally {
      lock.unlock();
    }
  }

  /** Offers an item without waiting. */
  public Offered offer(T value) {
    lock.lock();
    try {
      if (closed) {
        return Offered.CLOSED;
      }
      if (items.size() >= capacity) {
        return Offered.FULL;
      }
      items.add(value);
      item.signal();
      return Offered.TAKEN;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the next item, and waits for it {@code atMost} so long.
   *
   * @throws InterruptedException when interrupted while waiting; no item is taken
   */
  public Taken<T> take(Duration atMost) throws InterruptedException {
    var left = within(atMost);
    lock.lockInterruptibly();
    try {
      while (items.isEmpty() && !closed && left > 0) {
        left = item.awaitNanos(left);
      }
      return next();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the next item, and waits for it as long as the caller's scope lasts.
   *
   * @return an item, or the end
   * @throws InterruptedException when interrupted while waiting; no item is taken
   */
  public Taken<T> take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (items.isEmpty() && !closed) {
        item.await();
      }
      return next();
    } finally {
      lock.unlock();
    }
  }

  private Taken<T> next() {
    @Nullable T value = items.poll();
    if (value != null) {
      room.signal();
      return new Taken.Item<>(value);
    }
    return closed ? new Taken.End<>() : new Taken.Nothing<>();
  }

  /** Moves what is there to {@code target}, {@code most} items, without waiting. */
  public void drainTo(Collection<? super T> target, int most) {
    lock.lock();
    try {
      for (int i = 0; i < most && !items.isEmpty(); i++) {
        target.add(items.remove());
        room.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more items; those that are there can be taken. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      room.signalAll();
      item.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Closes, and gives what nobody has taken; consumers get the end from now on.
   *
   * @return in the order of the offers
   */
  public List<T> abandon() {
    lock.lock();
    try {
      close();
      var left = new ArrayList<>(items);
      items.clear();
      return left;
    } finally {
      lock.unlock();
    }
  }

  /** How many items wait. */
  public int size() {
    lock.lock();
    try {
      return items.size();
    } finally {
      lock.unlock();
    }
  }

  /** Whether no more items are taken in. */
  public boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private static long within(Duration atMost) {
    return Scope.current().map(scope -> scope.remaining(atMost)).orElse(atMost).toNanos();
  }
}
