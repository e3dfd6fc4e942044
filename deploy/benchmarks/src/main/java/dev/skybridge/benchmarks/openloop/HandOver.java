package dev.skybridge.benchmarks.openloop;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** How the generator's thread tells the subject's thread how many requests have come. */
public sealed interface HandOver {
  /** The two ways, by the names of the command line. */
  enum Way {
    spin,
    park
  }

  /** The way of that name. */
  static HandOver of(Way way) {
    return switch (way) {
      case spin -> new Spin();
      case park -> new Park();
    };
  }

  /** By the generator: so many have come in all. */
  void publish(long count);

  /** By the subject: waits until more have come than it knows of, and says how many. */
  long awaitMoreThan(long known);

  /** The subject never sleeps: the least delay, and the core is always busy. */
  final class Spin implements HandOver {
    private final AtomicLong published = new AtomicLong();

    @Override
    public void publish(long count) {
      published.setRelease(count);
    }

    @Override
    public long awaitMoreThan(long known) {
      long count;
      while ((count = published.getAcquire()) <= known) {
        Thread.onSpinWait();
      }
      return count;
    }
  }

  /** The subject sleeps until woken, as a service does: its processor time says what it needs. */
  final class Park implements HandOver {
    private final AtomicLong published = new AtomicLong();
    private volatile @Nullable Thread sleeper;

    @Override
    public void publish(long count) {
      published.set(count);
      LockSupport.unpark(sleeper);
    }

    @Override
    public long awaitMoreThan(long known) {
      var count = published.get();
      if (count > known) {
        return count;
      }
      sleeper = Thread.currentThread();
      while ((count = published.get()) <= known) {
        LockSupport.park(this);
      }
      sleeper = null;
      return count;
    }
  }
}
