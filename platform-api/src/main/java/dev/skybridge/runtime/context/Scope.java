package dev.skybridge.runtime.context;

import dev.skybridge.runtime.task.LiveTask;
import dev.skybridge.runtime.task.LiveTasks;
import dev.skybridge.runtime.task.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work with an end: a deadline, a way to cancel it, attributes, and resources that are
 * closed with it. Scopes form a tree; a child ends when its parent does, at the latest.
 *
 * <p>A scope <em>ends</em> once, for one {@link Cause}: what runs inside is interrupted, children
 * end, and {@link #onEnd} actions run. It is <em>closed</em> once: children first, then its
 * resources in reverse order of their registration. To close a scope ends it. Closing twice is the
 * same as once; a second thread that closes waits for the first. A scope is inherited by what is
 * started through {@link #call}, {@link #executor} and the pools of this package.
 *
 * <p>What happened before {@link #cancel} happens-before the {@link #onEnd} actions and whatever
 * sees {@link #isEnded} answer true.
 */
public final class Scope implements AutoCloseable {
  /** How long closing waits for threads inside, twice: before resources are closed, and after. */
  public static final Duration GRACE = Duration.ofSeconds(1);

  private static final ScopedValue<Scope> CURRENT = ScopedValue.newInstance();
  private static final long NEVER = Long.MAX_VALUE;
  private static final Cause CLOSED = new Cause.Closed();

  private final String name;
  private final @Nullable Scope parent;
  private final Timer timer;
  private final LiveTasks tasks;
  private final Map<Key<?>, Object> attributes;
  private final long begun;
  private final long allowedNanos;
  private final Occupants occupants = new Occupants();
  private final Belongings belongings = new Belongings();
  private Timer.@Nullable Timeout timeout;
  // A list without a node for each, since each task of a pool has a scope. Guarded by the parent.
  private @Nullable Scope youngest;
  private @Nullable Scope older;
  private @Nullable Scope younger;
  private boolean joined;
  private boolean sealed;
  private volatile @Nullable Cause cause;

  private Scope(ScopeSpec spec, @Nullable Scope parent, Timer timer, LiveTasks tasks) {
    this.name = spec.name();
    this.parent = parent;
    this.timer = timer;
    this.tasks = tasks;
    this.attributes = spec.attributes();
    this.begun = timer.nanos();
    var own = spec.atMost().map(Scope::nanos).orElse(NEVER);
    var around = parent == null ? NEVER : parent.remainingNanos();
    this.allowedNanos = Math.min(own, around);
  }

  /** The top of a tree; one for a process, or for a test. */
  public static Scope root(String name, Timer timer, LiveTasks tasks) {
    return new Scope(ScopeSpec.named(name), null, timer, tasks);
  }

  /** The top of a tree by the machine's time. */
  public static Scope root(String name) {
    return root(name, SystemTimer.shared(), new LiveTasks());
  }

  /** The scope that the calling thread works in. */
  public static Optional<Scope> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /** The scope that the calling thread works in, or else {@code other}. */
  public static Scope currentOr(Scope other) {
    return CURRENT.isBound() ? CURRENT.get() : other;
  }

  /**
   * A scope inside of this one. Where this one has ended, it has, too; where this one is closed, or
   * about to close its children, it is closed.
   */
  public Scope child(ScopeSpec spec) {
    var child = new Scope(spec, this, timer, tasks);
    Cause ended;
    boolean late;
    synchronized (this) {
      ended = cause;
      late = sealed;
      if (!late) {
        join(child);
      }
    }
    if (ended != null) {
      child.end(new Cause.ParentEnded(name, ended));
    } else if (spec.atMost().isPresent() && child.allowedNanos < remainingNanos()) {
      child.arm();
    }
    if (late) {
      child.close(Duration.ZERO);
    }
    return child;
  }

  /** A scope inside of this one, without a deadline of its own. */
  public Scope child(String childName) {
    return child(ScopeSpec.named(childName));
  }

  /** A scope inside of this one that lasts for {@code atMost}, or as long as this one does. */
  public Scope child(String childName, Duration atMost) {
    return child(ScopeSpec.named(childName).within(atMost));
  }

  private void arm() {
    var passed = new Cause.DeadlinePassed(Duration.ofNanos(allowedNanos));
    // Actions at its end may take their time; the timer is everybody's.
    var set =
        timer.after(
            Duration.ofNanos(allowedNanos),
            () -> Thread.ofVirtual().name("deadline of " + name).start(() -> end(passed)));
    synchronized (this) {
      if (cause == null) {
        timeout = set;
        return;
      }
    }
    set.cancel();
  }

  /**
   * Runs {@code body} inside of this scope, on the calling thread.
   *
   * @throws CancelledException where the scope has ended, or ends while the body fails: the body's
   *     failure is its cause
   */
  public <T extends @Nullable Object, X extends Throwable> T call(ScopedValue.CallableOp<T, X> body)
      throws X {
    checkpoint();
    var stay = occupants.enter(CURRENT.isBound() ? CURRENT.get() : null);
    try {
      checkpoint(); // who ended it in between did not see this thread
      return ScopedValue.where(CURRENT, this).call(body);
    } catch (CancelledException e) {
      throw e;
    } catch (Throwable thrown) {
      var ended = cause;
      if (ended == null || thrown instanceof Error) {
        throw thrown;
      }
      throw new CancelledException(name, ended, thrown);
    } finally {
      occupants.leave(stay);
    }
  }

  /** As {@link #call}, without a result. */
  public <X extends Throwable> void run(Body<X> body) throws X {
    this.<@Nullable Object, X>call(() -> {
      body.run();
      return null;
    });
  }

  /**
   * What {@link #run} runs.
   *
   * @param <X> what it throws
   */
  @FunctionalInterface
  public interface Body<X extends Throwable> {
    /** Does it. */
    void run() throws X;
  }

  /**
   * Starts a virtual thread for each command, inside of this scope and counted by {@code origin}.
   * It refuses by {@link RejectedExecutionException} once the scope has ended.
   */
  public Executor executor(Origin origin) {
    return command -> {
      var ended = cause;
      if (ended != null) {
        throw new RejectedExecutionException(name + ": " + ended);
      }
      var task = tasks.created(origin, origin.name());
      // It is inside from now on: who waits for the scope's threads must not miss one that starts.
      var stay = occupants.reserve();
      var thread =
          Thread.ofVirtual().name(origin.name()).unstarted(() -> inside(stay, task, command));
      stay.belongsTo(thread);
      thread.start();
    };
  }

  private void inside(Occupants.Stay stay, LiveTask task, Runnable command) {
    tasks.started(task);
    try {
      if (!isEnded()) {
        ScopedValue.where(CURRENT, this).run(command);
      }
    } catch (RuntimeException e) {
      if (!(isEnded() && isCancellation(e))) {
        throw e;
      } // else it was to run no longer, and stopped
    } finally {
      tasks.ended(task);
      occupants.leave(stay);
    }
  }

  private static boolean isCancellation(RuntimeException e) {
    return e instanceof CancelledException
        && (e.getCause() == null || e.getCause() instanceof InterruptedException);
  }

  /** How long the scope has left; empty where it has no deadline, zero where it has passed. */
  public Optional<Duration> remaining() {
    var left = remainingNanos();
    return left == NEVER ? Optional.empty() : Optional.of(Duration.ofNanos(Math.max(0, left)));
  }

  /** What is left of this scope, or {@code atMost} where that is less. */
  public Duration remaining(Duration atMost) {
    return remaining().filter(left -> left.compareTo(atMost) < 0).orElse(atMost);
  }

  private long remainingNanos() {
    return allowedNanos == NEVER ? NEVER : allowedNanos - (timer.nanos() - begun);
  }

  /** The attribute of this scope, or of the nearest around it. */
  public <T> Optional<T> attribute(Key<T> key) {
    for (var scope = this; scope != null; scope = scope.parent) {
      var value = scope.attributes.get(key);
      if (value != null) {
        return Optional.of(key.cast(value));
      }
    }
    return Optional.empty();
  }

  /**
   * Has {@code resource} closed with this scope. Where the scope is closed, the resource is closed
   * at once.
   *
   * @throws CancelledException where the scope is closed
   */
  public <R extends AutoCloseable> R register(R resource) {
    if (!belongings.add(resource)) {
      var closed = new CancelledException(name, causeOr(new Cause.Closed()), null);
      try {
        resource.close();
      } catch (Exception e) {
        closed.addSuppressed(e);
      }
      throw closed;
    }
    return resource;
  }

  /**
   * Runs {@code action} once when the scope ends, on the thread that ends it; at once where it has
   * ended. The action must not block.
   *
   * @return takes it back
   */
  public Timer.Timeout onEnd(Runnable action) {
    synchronized (this) {
      if (cause == null) {
        belongings.atEnd(action);
        return () -> belongings.forget(action);
      }
    }
    action.run();
    return () -> {};
  }

  /** Ends the scope for {@code who}; no effect where it has ended. */
  public void cancel(String who) {
    end(new Cause.CancelledBy(who));
  }

  /** Ends the scope because the process will; no effect where it has ended. */
  public void shutDown() {
    end(new Cause.Shutdown());
  }

  private void end(Cause why) {
    List<Scope> inside;
    Timer.@Nullable Timeout pending;
    synchronized (this) {
      if (cause != null) {
        return;
      }
      cause = why;
      pending = timeout;
      timeout = null;
      inside = children();
    }
    if (pending != null) {
      pending.cancel();
    }
    inside.forEach(child -> child.end(new Cause.ParentEnded(name, why)));
    if (!(why instanceof Cause.Closed)) {
      occupants.interrupt();
    }
    belongings.runAtEnd();
  }

  /** Whether the scope has ended. */
  public boolean isEnded() {
    return cause != null;
  }

  /** Why the scope ended; empty where it has not. */
  public Optional<Cause> cause() {
    return Optional.ofNullable(cause);
  }

  private Cause causeOr(Cause other) {
    var ended = cause;
    return ended == null ? other : ended;
  }

  /**
   * Goes on only where there is something to go on for.
   *
   * @throws CancelledException where the scope has ended
   */
  public void checkpoint() {
    var ended = cause;
    if (ended != null) {
      throw new CancelledException(name, ended, null);
    }
  }

  /**
   * Waits until no thread but the calling one is inside, {@code atMost} so long; the scope goes on.
   *
   * @return whether that is so
   */
  public boolean awaitQuiet(Duration atMost) {
    return occupants.awaitEmpty(atMost.toNanos()).isEmpty();
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** What runs in this tree of scopes. */
  public LiveTasks tasks() {
    return tasks;
  }

  /** The time by which this tree of scopes lives. */
  public Timer timer() {
    return timer;
  }

  /**
   * Ends the scope if it has not, and closes what belongs to it.
   *
   * @throws ResourceCloseException where a resource could not be closed
   */
  @Override
  public void close() {
    close(GRACE);
  }

  /**
   * As {@link #close()}.
   *
   * @param grace how long to wait for threads inside before resources are closed, and again after
   * @return which threads did not end
   */
  public CloseReport close(Duration grace) {
    if (!belongings.beginClosing(grace)) {
      return CloseReport.CLEAN; // closed, or the calling thread is closing it further up
    }
    var stuck = new ArrayList<String>(0);
    var failures = new ArrayList<Throwable>(0);
    try {
      end(CLOSED);
      for (var child : seal().reversed()) {
        try {
          stuck.addAll(child.close(grace).stillRunning());
        } catch (ResourceCloseException e) {
          failures.add(e);
        }
      }
      if (!occupants.awaitEmpty(0).isEmpty()) {
        occupants.interrupt();
        occupants.awaitEmpty(grace.toNanos());
      }
      failures.addAll(belongings.closeAll());
      stuck.addAll(occupants.awaitEmpty(grace.toNanos()));
    } finally {
      belongings.closed();
      if (parent != null) {
        parent.forget(this);
      }
    }
    if (!failures.isEmpty()) {
      throw new ResourceCloseException(name, failures);
    }
    return stuck.isEmpty() ? CloseReport.CLEAN : new CloseReport(stuck);
  }

  /** The children; there will be no other. */
  private synchronized List<Scope> seal() {
    sealed = true;
    return children();
  }

  /** Oldest first. */
  private List<Scope> children() {
    if (youngest == null) {
      return List.of();
    }
    var all = new ArrayList<Scope>();
    for (var child = youngest; child != null; child = child.older) {
      all.add(child);
    }
    return all.reversed();
  }

  private void join(Scope child) {
    child.joined = true;
    child.older = youngest;
    if (youngest != null) {
      youngest.younger = child;
    }
    youngest = child;
  }

  private synchronized void forget(Scope child) {
    if (!child.joined) {
      return;
    }
    child.joined = false;
    if (child.younger == null) {
      youngest = child.older;
    } else {
      child.younger.older = child.older;
    }
    if (child.older != null) {
      child.older.younger = child.younger;
    }
    child.older = null;
    child.younger = null;
  }

  private static long nanos(Duration duration) {
    return duration.compareTo(Duration.ofDays(36500)) > 0 ? NEVER : duration.toNanos();
  }

  @Override
  public String toString() {
    return parent == null ? name : parent + "/" + name;
  }
}
