package dev.skybridge.operator.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The latest changes, numbered from 1 in the order in which the operator saw them. */
@ApplicationScoped
public class ChangeFeed {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition published = lock.newCondition();
  private final ArrayDeque<Change> history = new ArrayDeque<>();
  private final int capacity;
  private long last;

  /**
   * What follows a position.
   *
   * @param changes oldest first
   * @param position of the last of them
   * @param complete whether none is missing; otherwise look at everything anew
   */
  public record Batch(List<Change> changes, long position, boolean complete) {
    /** Copies the list. */
    public Batch {
      changes = List.copyOf(changes);
    }
  }

  /**
   * Empty at first.
   *
   * @param config how many changes are kept
   */
  @Inject
  public ChangeFeed(ConsoleConfig config) {
    this(config.changeHistory());
  }

  ChangeFeed(int capacity) {
    this.capacity = capacity;
  }

  /** Number of the last change, 0 before the first. */
  public long position() {
    lock.lock();
    try {
      return last;
    } finally {
      lock.unlock();
    }
  }

  /** Adds a change and wakes who waits. */
  public void publish(Change change) {
    lock.lock();
    try {
      if (history.size() == capacity) {
        history.removeFirst();
      }
      history.addLast(change);
      last++;
      published.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for changes after {@code position}.
   *
   * @param position number of the last change that is known already
   * @param patience longest wait
   * @return empty and complete when nothing came in time
   * @throws InterruptedException when the wait is to end
   */
  public Batch after(long position, Duration patience) throws InterruptedException {
    lock.lock();
    try {
      var nanos = patience.toNanos();
      while (last <= position && nanos > 0) {
        nanos = published.awaitNanos(nanos);
      }
      return batch(position);
    } finally {
      lock.unlock();
    }
  }

  private Batch batch(long position) {
    if (position > last) {
      return new Batch(List.of(), last, false);
    }
    var oldest = last - history.size();
    var skipped = (int) Math.max(0, position - oldest);
    var changes = new ArrayList<>(history).subList(skipped, history.size());
    return new Batch(changes, last, position >= oldest);
  }
}
