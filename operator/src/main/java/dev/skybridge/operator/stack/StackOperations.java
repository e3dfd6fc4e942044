package dev.skybridge.operator.stack;

import dev.skybridge.model.Reason;
import dev.skybridge.model.StackEngine;
import dev.skybridge.model.StackEngine.StackRequest;
import dev.skybridge.model.StackId;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.operator.metrics.PlatformMetrics;
import dev.skybridge.runtime.KeyedTasks;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * The engine operations of this process: starts them, remembers how the last of each stack ended,
 * and tells when one ends.
 */
public final class StackOperations implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(StackOperations.class);

  private final StackEngine engine;
  private final InstantSource clock;
  private final PlatformMetrics metrics;
  private final Consumer<StackId> onEnd;
  private final Map<StackId, StackOperation> known = new ConcurrentHashMap<>();
  private final KeyedTasks<StackId, StackOutcome> tasks = new KeyedTasks<>("stack", this::ended);

  /**
   * Makes an empty registry.
   *
   * @param onEnd told of each end
   */
  public StackOperations(
      StackEngine engine, InstantSource clock, PlatformMetrics metrics, Consumer<StackId> onEnd) {
    this.engine = engine;
    this.clock = clock;
    this.metrics = metrics;
    this.onEnd = onEnd;
  }

  /** Where the engine stands with a stack. */
  public StackOperation of(StackId stack) {
    return known.getOrDefault(stack, new StackOperation.None());
  }

  /** Starts an operation; does nothing where one of this stack is running. */
  public void start(StackOperation.Kind kind, StackRequest request, String graphHash) {
    var attempts = failedBefore(request.stack(), kind);
    var running = new Started(kind, graphHash, attempts, request);
    var view = new StackOperation.Running(kind, graphHash, clock.instant());
    var before = known.put(request.stack(), view);
    // the engine's span becomes a child of the reconcile that asked for it
    var accepted = tasks.submit(request.stack(), Context.current().wrap(() -> run(running, view)));
    if (!accepted && before != null) {
      known.put(request.stack(), before);
    }
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
            failed ? started.failures() + 1 : 0,
            outcome));
    metrics.stackOperation(
        request.account().provider(),
        started.kind(),
        outcome,
        Duration.between(view.startedAt(), finishedAt));
    switch (outcome) {
      case StackOutcome.Succeeded s ->
          LOG.infof("%s of stack %s succeeded: %s", started.kind(), request.stack(), s.changes());
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
        case UP -> engine.up(started.request());
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

  private void ended(StackId stack, KeyedTasks.Result<StackOutcome> result) {
    if (result instanceof KeyedTasks.Result.Thrown<StackOutcome> thrown) {
      LOG.errorf(thrown.cause(), "operation of stack %s ended abruptly", stack);
    }
    onEnd.accept(stack);
  }

  private int failedBefore(StackId stack, StackOperation.Kind kind) {
    return of(stack) instanceof StackOperation.Finished finished && finished.kind() == kind
        ? finished.attempts()
        : 0;
  }

  /** Asks the running operation of a stack to end, with its processes. */
  public void cancel(StackId stack) {
    tasks.cancel(stack);
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
