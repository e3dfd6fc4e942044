package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.Provider;
import dev.skybridge.model.Reason;
import dev.skybridge.model.StackEngine;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.model.StackOutcome.Changes;
import dev.skybridge.model.StackOutcome.FailureClass;
import dev.skybridge.operator.adapter.pulumi.EngineCommand.Operation;
import dev.skybridge.operator.adapter.store.OperationLog;
import dev.skybridge.operator.adapter.store.StoreUnavailableException;
import dev.skybridge.operator.stack.CloudCatalog;
import dev.skybridge.runtime.context.Scope;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The real Pulumi engine. Never two operations of one stack at once; each ends at its deadline, or
 * with the scope that asked for it. How many run at once is bounded by the pool that calls this.
 */
public final class PulumiEngine implements StackEngine {
  private static final Logger LOG = Logger.getLogger(PulumiEngine.class);
  private static final Duration RETRY_STORE = Duration.ofSeconds(10);
  private static final Duration RETRY_BUSY = Duration.ofSeconds(5);

  private final EngineOperations operations;
  private final OperationLog log;
  private final Tracer tracer;
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  /**
   * With its parts.
   *
   * @param settings how to run the engine
   * @param catalogs what is known of each cloud
   * @param stores the operator's tables
   * @param tracer for one span per operation
   * @param scope around operations that no other scope is around
   * @param limits how fast the vendors are called
   * @param programs users' own
   */
  public PulumiEngine(
      PulumiSettings settings,
      Map<Provider, CloudCatalog> catalogs,
      EngineStores stores,
      Tracer tracer,
      Scope scope,
      ApiLimits limits,
      UserPrograms programs) {
    this.operations = new EngineOperations(settings, catalogs, stores, scope, limits, programs);
    this.log = stores.operations();
    this.tracer = tracer;
  }

  @Override
  public StackOutcome plan(StackRequest request) {
    return operate(Operation.PLAN, request);
  }

  @Override
  public StackOutcome inspect(StackRequest request) {
    return operate(Operation.INSPECT, request);
  }

  @Override
  public StackOutcome up(StackRequest request) {
    return operate(Operation.UP, request);
  }

  @Override
  public StackOutcome refresh(StackRequest request) {
    return operate(Operation.REFRESH, request);
  }

  @Override
  public StackOutcome destroy(StackRequest request) {
    return operate(Operation.DESTROY, request);
  }

  private StackOutcome operate(Operation operation, StackRequest request) {
    var stack = EngineStack.of(request.stack());
    if (!running.add(stack.name())) {
      return failed(
          Reason.OPERATION_IN_PROGRESS, "another operation of this stack is running", RETRY_BUSY);
    }
    try {
      return traced(operation, request, stack);
    } finally {
      running.remove(stack.name());
    }
  }

  private StackOutcome traced(Operation operation, StackRequest request, EngineStack stack) {
    var span =
        tracer
            .spanBuilder("pulumi " + operation.command())
            .setAttribute("skybridge.stack", request.stack().toString())
            .setAttribute("skybridge.operation", operation.command())
            .setAttribute("skybridge.provider", request.account().provider().packageName())
            .startSpan();
    try (var _ = span.makeCurrent()) {
      var outcome = logged(operation, request, stack);
      note(span, outcome);
      LOG.infof(
          "%s of %s: %s, %s (trace %s)",
          operation.command(),
          request.stack(),
          switch (outcome) {
            case StackOutcome.Succeeded s -> "succeeded";
            case StackOutcome.Planned p -> "%d steps planned".formatted(p.plan().steps().size());
            case StackOutcome.Inspected i -> "%d resources drifted".formatted(i.drift().size());
            case StackOutcome.Failed f -> f.reason() + ": " + f.message();
          },
          outcome.changes(),
          request.traceId());
      return outcome;
    } finally {
      span.end();
    }
  }

  private StackOutcome logged(Operation operation, StackRequest request, EngineStack stack) {
    try {
      operations.endLeftovers(stack);
      var number = log.started(stack.name(), operation.command(), request.traceId());
      var outcome = operations.run(operation, request, stack, number);
      boolean interrupted = Thread.interrupted(); // or the database could not be told
      try {
        log.ended(number, outcome);
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
      return outcome;
    } catch (StoreUnavailableException e) {
      LOG.warnf("%s of %s: %s", operation.command(), request.stack(), e.getMessage());
      return failed(
          Reason.DATABASE_UNREACHABLE, "the platform's database does not answer", RETRY_STORE);
    } catch (StateUnreachableException e) {
      LOG.warnf("%s of %s: %s", operation.command(), request.stack(), e.getMessage());
      return failed(
          Reason.STATE_UNREACHABLE, "the engine's state store does not answer", RETRY_STORE);
    }
  }

  private static void note(Span span, StackOutcome outcome) {
    switch (outcome) {
      case StackOutcome.Planned _, StackOutcome.Inspected _ ->
          span.setAttribute("skybridge.outcome", "succeeded");
      case StackOutcome.Succeeded succeeded -> span.setAttribute("skybridge.outcome", "succeeded");
      case StackOutcome.Failed failure -> {
        span.setAttribute("skybridge.outcome", failure.reason().name());
        span.setStatus(StatusCode.ERROR, failure.reason().name());
      }
    }
  }

  private static StackOutcome failed(Reason reason, String message, Duration retryAfter) {
    return new StackOutcome.Failed(
        reason, FailureClass.TRANSIENT, message, retryAfter, Changes.NONE);
  }
}
