package dev.skybridge.operator.stack;

import dev.skybridge.model.Reason;
import dev.skybridge.model.StackEngine;
import dev.skybridge.model.StackEngine.StackRequest;
import dev.skybridge.model.StackId;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.operator.metrics.PlatformMetrics;
import dev.skybridge.operator.runtime.EngineWorkers;
import dev.skybridge.runtime.pool.KeyedTasks;
import dev.skybridge.runtime.pool.Outcome;
import dev.skybridge.runtime.pool.RefusedException;
import dev.skybridge.runtime.pool.Task;
import dev.skybridge.runtime.task.Origin;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The engine operations of this process: starts them, remembers how the last of each stack ended,
 * and tells when one ends.
 */
public final class StackOperations implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(StackOperations.class);
  private static final Origin ORIGIN = Origin.here("stack operation");
  private static final Duration RETRY_FULL = Duration.ofSeconds(10);

  private final EngineWorkers workers;
  private final StackEngine engine;
  private final InstantSource clock;
  private final PlatformMetrics metrics;
  private final Consumer<StackId> onEnd;
  private final Map<StackId, StackOperation> known = new ConcurrentHashMap<>();
  private final KeyedTasks<StackId, StackOutcome> tasks;

  /**
   * Makes an empty registry.
   *
   * @param workers bound how many run at once
   * @param onEnd told of each end
   */
  public StackOperations(
      EngineWorkers workers,
      StackEngine engine,
      InstantSource clock,
      PlatformMetrics metrics,
      Consumer<StackId> onEnd) {
    this.workers = workers;
    this.tasks = new KeyedTasks<>(this::ended);
    this.engine = engine;
    this.clock = clock;
    this.metrics = metrics;
    this.onEnd = onEnd;
  }

  /** Where the engine stands with a stack. */
  public StackOperation of(StackId stack) {
    return known.getOrDefault(stack, new StackOperation.None());
  }

  /**
   * Starts an operation as soon as a worker is free; does nothing where one of this stack is there.
   *
   * @param purpose what the status must know of it
   * @param application whose it is: applications take turns
   */
  public void start(
      StackOperation.Kind kind,
      StackRequest request,
      String graphHash,
      StackOperation.Purpose purpose,
      String application) {
    var attempts = failedBefore(request.stack(), kind);
    var running = new Started(kind, graphHash, attempts, request);
    var view = new StackOperation.Running(kind, graphHash, clock.instant(), purpose);
    var before = known.put(request.stack(), view);
    // the engine's span becomes a child of the reconcile that asked for it
    var body = Context.current().wrap(() -> workers.run(() -> run(running, view)));
    var task =
        Task.of(ORIGIN, request.stack().namespace() + "/" + application, body::call)
            .named(kind + " of " + request.stack())
            // as long again as it may run: what waits longer is better judged anew
            .within(request.deadline().multipliedBy(2));
    try {
      if (!tasks.submit(workers.on(request.account().provider()), request.stack(), task)) {
        putBack(request.stack(), before);
      }
    } catch (RefusedException e) {
      refused(running, view, e);
    }
  }

  private void putBack(StackId stack, @Nullable StackOperation before) {
    if (before == null) {
      known.remove(stack);
    } else {
      known.put(stack, before);
    }
  }

  /** A full queue is a failure that passes: the stack says so and comes again. */
  private void refused(Started started, StackOperation.Running view, RefusedException e) {
    LOG.warnf("%s of stack %s: %s", started.kind(), started.request().stack(), e.getMessage());
    var outcome =
        new StackOutcome.Failed(
            Reason.OPERATION_IN_PROGRESS,
            StackOutcome.FailureClass.TRANSIENT,
            "too many operations wait for a worker",
            RETRY_FULL,
            StackOutcome.Changes.NONE);
    known.put(
        started.request().stack(),
        new StackOperation.Finished(
            started.kind(),
            started.graphHash(),
            view.startedAt(),
            clock.instant(),
            started.failures() + 1,
            outcome,
            view.purpose()));
    onEnd.accept(started.request().stack());
  }

  private record Started(
      StackOperation.Kind kind, String graphHash, int failures, StackRequest request) {}

  private StackOutcome run(Started started, StackOperation.Running view) {
    var request = started.request();
    MDC.put("object", "CloudStack " + request.stack());
    MDC.put("reconcileTraceId", request.traceId());
    LOG.infof("%s of stack %s starts", started.kind(), request.stack());
    var outcome = guarded(started);
    var finishedAt = clock.instant();
    var failed = outcome instanceof StackOutcome.Failed;
    known.put(
        request.stack(),
        new StackOperation.Finished(
            started.kind(),
            started.graphHash(),
            view.startedAt(),
            finishedAt,
            failed ? started.failures() + 1 : leftAfterSuccess(started),
            outcome,
            view.purpose()));
    metrics.stackOperation(
        request.account().provider(),
        started.kind(),
        outcome,
        Duration.between(view.startedAt(), finishedAt));
    switch (outcome) {
      case StackOutcome.Succeeded s ->
          LOG.infof("%s of stack %s succeeded: %s", started.kind(), request.stack(), s.changes());
      case StackOutcome.Planned p ->
          LOG.infof(
              "plan %s of stack %s: %d steps",
              p.plan().hash(), request.stack(), p.plan().steps().size());
      case StackOutcome.Inspected i ->
          LOG.infof(
              "stack %s: %d of %d resources differ from its state",
              request.stack(), i.drift().size(), i.checked());
      case StackOutcome.Failed f ->
          LOG.warnf(
              "%s of stack %s failed: %s (%s): %s",
              started.kind(), request.stack(), f.reason().code(), f.failureClass(), f.message());
    }
    return outcome;
  }

  /** An engine that throws has a bug; the stack must still say so and be tried again. */
  private StackOutcome guarded(Started started) {
    try {
      return switch (started.kind()) {
        case PLAN -> engine.plan(started.request());
        case UP -> engine.up(started.request());
        case INSPECT -> engine.inspect(started.request());
        case REFRESH -> engine.refresh(started.request());
        case DESTROY -> engine.destroy(started.request());
      };
    } catch (RuntimeException e) {
      LOG.errorf(e, "%s of stack %s threw", started.kind(), started.request().stack());
      return new StackOutcome.Failed(
          Reason.ENGINE_FAILED,
          StackOutcome.FailureClass.TRANSIENT,
          "the engine adapter failed: " + e.getClass().getSimpleName(),
          Duration.ZERO,
          StackOutcome.Changes.NONE);
    }
  }

  private void ended(StackId stack, Outcome<StackOutcome> outcome) {
    switch (outcome) {
      case Outcome.Returned<StackOutcome> _ -> {}
      case Outcome.Threw<StackOutcome>(var thrown) -> {
        LOG.errorf(thrown, "operation of stack %s ended abruptly", stack);
        known.remove(stack);
      }
      case Outcome.Cancelled<StackOutcome>(var cause, var begun) -> {
        LOG.infof("operation of stack %s was %s: %s", stack, begun ? "ended" : "not run", cause);
        known.remove(stack); // it is judged anew
      }
      case Outcome.Dropped<StackOutcome> _ -> known.remove(stack);
    }
    onEnd.accept(stack);
  }

  /** A plan between two tries of an up does not make the second one the first. */
  private int failedBefore(StackId stack, StackOperation.Kind kind) {
    return of(stack) instanceof StackOperation.Finished finished
            && (finished.kind() == kind || (isChange(finished.kind()) && isChange(kind)))
        ? finished.attempts()
        : 0;
  }

  private static boolean isChange(StackOperation.Kind kind) {
    return kind == StackOperation.Kind.PLAN || kind == StackOperation.Kind.UP;
  }

  private static int leftAfterSuccess(Started started) {
    return started.kind() == StackOperation.Kind.PLAN ? started.failures() : 0;
  }

  /** Asks the running operation of a stack to end, with its processes. */
  public void cancel(StackId stack) {
    tasks.cancel(stack, "reconciler");
  }

  /** Forgets a stack that is gone. */
  public void forget(StackId stack) {
    known.remove(stack);
  }

  /** How many operations are running or waiting for the engine. */
  public int active() {
    return tasks.size();
  }

  @Override
  public void close() {
    tasks.close();
  }
}
