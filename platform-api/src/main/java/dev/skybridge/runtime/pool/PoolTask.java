package dev.skybridge.runtime.pool;

import dev.skybridge.runtime.context.CancelledException;
import dev.skybridge.runtime.context.Cause;
import dev.skybridge.runtime.context.ResourceCloseException;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.task.LiveTask;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A task in a pool: waiting, running, ended. Its state moves once from each to a later one. */
final class PoolTask<T extends @Nullable Object> extends AtomicInteger implements Handle<T> {
  private static final long serialVersionUID = 1L;
  private static final int WAITING = 0;
  private static final int RUNNING = 1;
  private static final int ENDED = 2;

  private final transient Task<T> task;
  private final transient Scope scope;
  private final transient LiveTask live;
  private final transient CompletableFuture<Outcome<T>> end = new CompletableFuture<>();

  /** Where it waits; guarded by the pool. */
  transient FairQueue.@Nullable Place<PoolTask<?>> place;

  /** Neighbours among those that run; guarded by the pool. */
  transient @Nullable PoolTask<?> olderRunning;

  transient @Nullable PoolTask<?> youngerRunning;
  transient boolean listed;

  PoolTask(Task<T> task, Scope scope) {
    super(WAITING);
    this.task = task;
    this.scope = scope;
    this.live = scope.tasks().created(task.origin(), task.name());
  }

  Task<T> task() {
    return task;
  }

  Scope scope() {
    return scope;
  }

  /**
   * Runs it on the calling thread, unless it has ended.
   *
   * @return how it ended, to be passed to {@link #tell} once the pool is up to date; null where it
   *     was not run
   */
  @Nullable Outcome<T> run() {
    if (!compareAndSet(WAITING, RUNNING)) {
      return null;
    }
    scope.tasks().started(live);
    var outcome = closed(outcome());
    set(ENDED);
    scope.tasks().ended(live);
    return outcome;
  }

  private Outcome<T> outcome() {
    try {
      return new Outcome.Returned<>(scope.call(task.body()::run));
    } catch (CancelledException e) {
      var cause = scope.cause();
      return cause.isPresent()
          ? new Outcome.Cancelled<>(cause.get(), true)
          : new Outcome.Threw<>(e); // of another scope, which the task looked into
    } catch (Throwable e) {
      return new Outcome.Threw<>(e);
    }
  }

  private Outcome<T> closed(Outcome<T> outcome) {
    try {
      scope.close();
      return outcome;
    } catch (ResourceCloseException e) {
      if (outcome instanceof Outcome.Threw<T>(var thrown)) {
        thrown.addSuppressed(e);
        return outcome;
      }
      return new Outcome.Threw<>(e);
    }
  }

  /** Ends it without running it; tells whether it was still waiting. */
  boolean giveUp() {
    if (!compareAndSet(WAITING, ENDED)) {
      return false;
    }
    scope.tasks().ended(live);
    return true;
  }

  /** Why it was ended while it waited. */
  Outcome<T> notBegun() {
    return new Outcome.Cancelled<>(scope.cause().orElse(new Cause.Shutdown()), false);
  }

  /** Closes what it had while it waited. */
  void closeUnused() {
    scope.close();
  }

  void tell(Outcome<T> outcome) {
    end.complete(outcome);
  }

  @Override
  public String name() {
    return task.name();
  }

  @Override
  public boolean isEnded() {
    return end.isDone();
  }

  @Override
  public void cancel(String who) {
    scope.cancel(who);
  }

  @Override
  public Outcome<T> await() throws InterruptedException {
    try {
      return end.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an outcome is never a failure", e);
    }
  }

  @Override
  public Optional<Outcome<T>> await(Duration atMost) throws InterruptedException {
    try {
      return Optional.of(end.get(atMost.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an outcome is never a failure", e);
    }
  }

  @Override
  public void onEnd(Consumer<? super Outcome<T>> action) {
    var _ =
        end.thenAccept(outcome -> {
          try {
            action.accept(outcome);
          } catch (RuntimeException e) {
            // Otherwise it would be kept in a future that nobody looks at.
            var thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
          }
        });
  }

  @Override
  public String toString() {
    return task.name();
  }
}
