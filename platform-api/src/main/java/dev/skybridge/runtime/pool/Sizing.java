package dev.skybridge.runtime.pool;

import java.time.Duration;

/**
 * How many workers a pool should have. Pure: what was seen and when it was last busy are arguments.
 *
 * <p>The formula {@code base + (most − base) · load}, within the bounds, is the size for a load;
 * with 4 and 16 it is 4 + 12 · load. Around it:
 *
 * <ul>
 *   <li><b>Growing</b> is at once: to the formula's size from a load of {@code growAt} on; by one
 *       worker for each {@code growAfter} during which a task has waited so long (a few long tasks
 *       can hold all workers while the queue is nearly empty); and to the base as soon as a task
 *       waits at all.
 *   <li><b>Shrinking</b> is slow: to the formula's size after {@code calm} without any reason to
 *       grow; and below the base, where the formula never goes, to the least after {@code idle}
 *       with nothing waiting or running.
 * </ul>
 *
 * Since growing restarts the calm, the size can fall at most once in {@code calm}: it does not
 * flap.
 */
final class Sizing {
  /** Why a pool has the size that it has. */
  enum Reason {
    STARTED,
    LOAD,
    WAIT,
    WORK,
    CALM,
    IDLE
  }

  /**
   * What is seen of a pool.
   *
   * @param workers how many there are to be now
   * @param queued tasks that wait
   * @param running tasks that run
   * @param oldestWait of those that wait
   */
  record Seen(int workers, int queued, int running, Duration oldestWait) {}

  /**
   * What is remembered of a pool.
   *
   * @param busyNanos when there was last a reason to grow
   * @param workedNanos when something last waited or ran
   * @param grownForWaitNanos when it last grew for {@link Reason#WAIT}
   */
  record Memory(long busyNanos, long workedNanos, long grownForWaitNanos) {
    static Memory at(long nanos) {
      return new Memory(nanos, nanos, nanos);
    }
  }

  /**
   * What to do.
   *
   * @param workers how many there are to be
   * @param reason why; the caller keeps the former one where the number stays
   * @param memory for the next time
   */
  record Decision(int workers, Reason reason, Memory memory) {}

  private final PoolConfig config;

  Sizing(PoolConfig config) {
    this.config = config;
  }

  /** The size for a load. */
  int target(int queued) {
    var bounds = config.workers();
    var load = (double) queued / config.capacity();
    var size = Math.round(bounds.base() + (bounds.most() - bounds.base()) * load);
    return Math.clamp(size, bounds.least(), bounds.most());
  }

  /** Decides. */
  Decision decide(long now, Seen seen, Memory before) {
    var bounds = config.workers();
    var target = target(seen.queued());
    var worked = seen.queued() > 0 || seen.running() > 0;
    var loaded = seen.queued() >= config.growAt() * config.capacity();
    var waits = seen.queued() > 0 && seen.oldestWait().compareTo(config.growAfter()) >= 0;
    var memory =
        new Memory(
            loaded || waits ? now : before.busyNanos(),
            worked ? now : before.workedNanos(),
            before.grownForWaitNanos());
    if (loaded && target > seen.workers()) {
      return new Decision(target, Reason.LOAD, memory);
    }
    if (seen.queued() > 0 && seen.workers() < bounds.base()) {
      return new Decision(bounds.base(), Reason.WORK, memory);
    }
    if (waits
        && seen.workers() < bounds.most()
        && now - before.grownForWaitNanos() >= config.growAfter().toNanos()) {
      return new Decision(
          seen.workers() + 1, Reason.WAIT, new Memory(now, memory.workedNanos(), now));
    }
    if (!worked
        && seen.workers() > bounds.least()
        && past(now, memory.workedNanos(), config.idle())) {
      return new Decision(bounds.least(), Reason.IDLE, memory);
    }
    if (seen.workers() > Math.max(target, bounds.base())
        && past(now, memory.busyNanos(), config.calm())) {
      return new Decision(Math.max(target, bounds.base()), Reason.CALM, memory);
    }
    return new Decision(seen.workers(), Reason.STARTED, memory);
  }

  private static boolean past(long now, long since, Duration duration) {
    return now - since >= duration.toNanos();
  }
}
