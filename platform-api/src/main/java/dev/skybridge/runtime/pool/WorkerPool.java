package dev.skybridge.runtime.pool;

import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.context.ScopeSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue before a few virtual threads. How many there are follows the load (see {@link
 * Sizing}); who is next follows priority and fairness between keys (see {@link FairQueue}); what
 * happens with too much is an {@link Overflow} policy.
 *
 * <p>Each task runs in a {@link Scope} of its own, a child of the scope that submitted it, or of
 * the pool's where there is none: it ends with that one, waiting or running. What the submitter did
 * before {@link #submit} happens-before the task; what the task did happens-before its end is seen
 * through its {@link Handle}.
 *
 * <p>Closing takes no more tasks, and gives those that are there a time to finish. A submission
 * after or during that is refused with {@link RefusedException.Reason#CLOSED}, one that waits for
 * room as well; closing twice gives the same report.
 */
public final class WorkerPool implements AutoCloseable {
  /** How long {@link #close()} lets tasks finish. */
  public static final Duration FINISH = Duration.ofSeconds(10);

  private final PoolConfig config;
  private final Scope scope;
  private final Pressure pressure;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition space = lock.newCondition();
  private final Condition settled = lock.newCondition();
  private final FairQueue<PoolTask<?>> queue = new FairQueue<>();
  private final Running running = new Running();
  private final Counts counts = new Counts();
  private final Crew crew;
  private final Gauge gauge;
  private long threads;

  /** Outcomes that are known here and not to their handles yet. */
  private final AtomicInteger telling = new AtomicInteger();

  private boolean looking;
  private boolean closed;
  private @Nullable DrainReport report;

  /** A pool whose tasks end with {@code scope}, too, where they have no other. */
  public WorkerPool(PoolConfig config, Scope scope, Pressure pressure) {
    this.config = config;
    this.scope = scope;
    this.pressure = pressure;
    this.crew = new Crew(config, scope.timer().nanos());
    this.gauge = new Gauge(config);
  }

  /** A pool whose pressure nobody hears. */
  public WorkerPool(PoolConfig config, Scope scope) {
    this(config, scope, Pressure.IGNORED);
  }

  /**
   * Takes a task.
   *
   * @throws RefusedException where the pool is closed, or full and set to refuse or to wait no
   *     longer
   */
  public <T extends @Nullable Object> Handle<T> submit(Task<T> task) {
    var spec = new ScopeSpec(task.name(), task.atMost(), Map.of());
    var taken = new PoolTask<>(task, Scope.currentOr(scope).child(spec));
    switch (place(taken)) {
      case QUEUED -> taken.scope().onEnd(() -> withdraw(taken));
      case TO_RUN_HERE -> runHere(taken);
      case FULL -> throw refused(taken, RefusedException.Reason.FULL);
      case CLOSED -> throw refused(taken, RefusedException.Reason.CLOSED);
    }
    return taken;
  }

  private enum Placed {
    QUEUED,
    TO_RUN_HERE,
    FULL,
    CLOSED
  }

  private Placed place(PoolTask<?> task) {
    @Nullable PoolTask<?> dropped = null;
    Optional<PoolSnapshot> high;
    lock.lock();
    try {
      if (!closed && queue.size() >= config.capacity()) {
        switch (config.overflow()) {
          case Overflow.Reject _ -> {
            return Placed.FULL;
          }
          case Overflow.Block(var atMost) -> awaitSpace(task.scope(), atMost);
          case Overflow.CallerRuns _ -> {
            counts.submitted++;
            counts.callerRan++;
            running.add(task);
            return Placed.TO_RUN_HERE;
          }
          case Overflow.DropOldest _ -> dropped = dropOldest();
        }
      }
      if (closed) {
        return Placed.CLOSED;
      }
      if (queue.size() >= config.capacity()) {
        return Placed.FULL;
      }
      enqueue(task);
      high = gauge.rises(queue.size()) ? Optional.of(snapshot()) : Optional.empty();
    } finally {
      lock.unlock();
    }
    if (dropped != null) {
      end(dropped, new Outcome.Dropped<>());
    }
    high.ifPresent(snapshot -> pressure.changed(snapshot, true));
    return Placed.QUEUED;
  }

  private void enqueue(PoolTask<?> task) {
    var now = scope.timer().nanos();
    counts.submitted++;
    task.place = queue.add(task, task.task().key(), task.task().priority(), now);
    if (crew.mayGrow(queue.size())) {
      adjust(now);
    }
    startMissing();
    work.signal();
    look();
  }

  private void awaitSpace(Scope submitted, Duration atMost) {
    var left = submitted.remaining(atMost).toNanos();
    try {
      while (!closed && queue.size() >= config.capacity() && left > 0) {
        left = space.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it is refused, and sees why
    }
  }

  private @Nullable PoolTask<?> dropOldest() {
    var oldest = queue.dropOldest();
    return oldest != null && oldest.giveUp() ? oldest : null;
  }

  private <T extends @Nullable Object> RefusedException refused(
      PoolTask<T> task, RefusedException.Reason reason) {
    locked(() -> counts.refused++);
    task.giveUp();
    task.closeUnused();
    return new RefusedException(config.name(), reason);
  }

  private void runHere(PoolTask<?> task) {
    var interrupted =
        Thread.interrupted(); // not meant for the task; if it was, its scope has ended
    runOne(task);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Its scope ended: where it waits, it shall not be run. */
  private void withdraw(PoolTask<?> task) {
    if (!task.giveUp()) {
      return;
    }
    endWithdrawn(task);
  }

  private <T extends @Nullable Object> void endWithdrawn(PoolTask<T> task) {
    locked(() -> {
      if (task.place != null) {
        queue.remove(task.place);
      }
    });
    end(task, task.notBegun());
  }

  /** For a task that was given up. */
  private <T extends @Nullable Object> void end(PoolTask<T> task, Outcome<T> outcome) {
    try {
      task.closeUnused();
    } finally {
      settle(task, outcome);
    }
  }

  private <T extends @Nullable Object> void settle(PoolTask<T> task, Outcome<T> outcome) {
    Optional<PoolSnapshot> low;
    lock.lock();
    try {
      telling.incrementAndGet();
      counts.ended(outcome);
      left(task);
      space.signal();
      low = gauge.falls(queue.size()) ? Optional.of(snapshot()) : Optional.empty();
    } finally {
      lock.unlock();
    }
    try {
      task.tell(outcome);
    } finally {
      if (telling.decrementAndGet() == 0) {
        locked(this::signalSettled);
      }
    }
    low.ifPresent(snapshot -> pressure.changed(snapshot, false));
  }

  private <T extends @Nullable Object> void runOne(PoolTask<T> task) {
    var outcome = task.run();
    if (outcome != null) {
      settle(task, outcome);
      return;
    }
    locked(() -> left(task)); // it was given up while a worker took it; who gave it up tells
  }

  private void locked(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  private void left(PoolTask<?> task) {
    running.remove(task);
    signalSettled();
  }

  private void signalSettled() {
    if (closed && isSettled()) {
      settled.signalAll();
    }
  }

  /** Nothing waits, nothing runs, and everybody has been told. */
  private boolean isSettled() {
    return queue.size() == 0 && running.isEmpty() && telling.get() == 0;
  }

  // --- Workers

  private void startMissing() {
    for (int missing = crew.missing(queue.size()); missing > 0; missing--) {
      crew.started();
      Thread.ofVirtual().name(config.name() + "-" + ++threads).start(this::work);
    }
  }

  private void work() {
    for (var task = take(); task != null; task = take()) {
      Thread.interrupted(); // a task that interrupts its own thread means itself
      runOne(task);
    }
  }

  /** The next task; null where this worker is to end. */
  private @Nullable PoolTask<?> take() {
    lock.lock();
    try {
      while (true) {
        var next = crew.isTooLarge() ? null : queue.poll();
        if (next != null) {
          running.add(next);
          space.signal();
          return next;
        }
        if (crew.isTooLarge() || closed) {
          crew.ended();
          return null;
        }
        crew.rests();
        work.awaitUninterruptibly();
        crew.wakes();
      }
    } finally {
      lock.unlock();
    }
  }

  // --- Size

  private void adjust(long now) {
    var oldest = Duration.ofNanos(now - queue.oldestSince(now));
    crew.adjust(now, queue.size(), running.size(), oldest);
    startMissing();
    if (crew.isTooLarge()) {
      work.signalAll();
    }
  }

  /** Looks again later, as long as there is something that time changes. */
  private void look() {
    if (looking) {
      return;
    }
    var next = crew.nextLook(queue.size(), running.size());
    looking = next.isPresent();
    next.ifPresent(delay -> scope.timer().after(delay, this::lookAgain));
  }

  private void lookAgain() {
    locked(() -> {
      looking = false;
      if (!closed) {
        adjust(scope.timer().nanos());
        look();
      }
    });
  }

  /** The pool as it is now. */
  public PoolSnapshot snapshot() {
    lock.lock();
    try {
      var now = scope.timer().nanos();
      return new PoolSnapshot(
          config.name(),
          crew.wanted(),
          config.workers().least(),
          config.workers().most(),
          crew.sizedFor().name().toLowerCase(Locale.ROOT),
          running.size(),
          queue.size(),
          queue.keys(),
          config.capacity(),
          Duration.ofNanos(now - queue.oldestSince(now)),
          counts.snapshot(),
          closed);
    } finally {
      lock.unlock();
    }
  }

  // --- End

  /** Takes no more tasks, and lets those that are there finish for {@link #FINISH}. */
  @Override
  public void close() {
    drain(FINISH);
  }

  /**
   * Takes no more tasks; those that are there may finish until {@code within} has passed. Then
   * those that wait are given up and those that run are cancelled, with cause shutdown.
   *
   * @return what became of them; the same to every caller
   */
  public DrainReport drain(Duration within) {
    lock.lock();
    try {
      var second = closed;
      closed = true;
      work.signalAll();
      space.signalAll();
      if (second) {
        return reportOfFirst(within);
      }
    } finally {
      lock.unlock();
    }
    return new Draining().run(within);
  }

  private DrainReport reportOfFirst(Duration within) {
    awaitSettled(within.plus(Scope.GRACE.multipliedBy(3)), () -> report != null);
    return report == null ? new DrainReport(0, List.of(), List.of(), running.names()) : report;
  }

  private final class Draining {
    private final List<String> notRun = new ArrayList<>();
    private final List<String> cancelled = new ArrayList<>();

    DrainReport run(Duration within) {
      List<PoolTask<?>> waitingTasks;
      List<PoolTask<?>> runningTasks;
      long before;
      lock.lock();
      try {
        before = counts.finished();
        startMissing();
        awaitSettled(within, WorkerPool.this::isSettled);
        waitingTasks = queue.removeAll();
        runningTasks = running.list();
      } finally {
        lock.unlock();
      }
      waitingTasks.forEach(this::giveUp);
      runningTasks.forEach(task -> {
        cancelled.add(task.name());
        task.scope().shutDown();
      });
      lock.lock();
      try {
        awaitSettled(Scope.GRACE.multipliedBy(2), WorkerPool.this::isSettled);
        report = new DrainReport(counts.finished() - before, notRun, cancelled, running.names());
        settled.signalAll();
        return report;
      } finally {
        lock.unlock();
      }
    }

    private void giveUp(PoolTask<?> task) {
      if (task.giveUp()) {
        notRun.add(task.name());
        giveUpFor(task);
      }
    }

    private <T extends @Nullable Object> void giveUpFor(PoolTask<T> task) {
      task.scope().shutDown();
      end(task, task.notBegun());
    }
  }

  private void awaitSettled(Duration atMost, java.util.function.BooleanSupplier condition) {
    var left = atMost.toNanos();
    var interrupted = false;
    while (!condition.getAsBoolean() && left > 0) {
      var begun = System.nanoTime();
      try {
        settled.await(left, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true; // closing is not given up halfway
      }
      left -= System.nanoTime() - begun;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
