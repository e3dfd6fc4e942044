package dev.skybridge.operator.tracing;

import dev.skybridge.operator.metrics.PlatformMetrics;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.jboss.logging.MDC;

/**
 * Wraps a reconcile: a span, the object's name and the trace id in each log line, and the duration
 * as a metric.
 */
@ApplicationScoped
public class ReconcileTrace {
  private final Tracer tracer;
  private final PlatformMetrics metrics;

  /** Composes. */
  @Inject
  public ReconcileTrace(Tracer tracer, PlatformMetrics metrics) {
    this.tracer = tracer;
    this.metrics = metrics;
  }

  /** Runs one reconcile of {@code object}. */
  public <T> T around(String kind, HasMetadata object, Supplier<T> reconcile) {
    var name = object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
    var span =
        tracer
            .spanBuilder("reconcile " + kind)
            .setAttribute("skybridge.object", name)
            .setNoParent()
            .startSpan();
    var started = System.nanoTime();
    var result = "ok";
    MDC.put("object", kind + " " + name);
    MDC.put("reconcileTraceId", span.getSpanContext().getTraceId());
    try (var _ = span.makeCurrent()) {
      return reconcile.get();
    } catch (RuntimeException e) {
      result = "error";
      metrics.reconcileError(kind);
      span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
      throw e;
    } finally {
      metrics.reconcile(kind, result, System.nanoTime() - started);
      span.end();
      MDC.remove("object");
      MDC.remove("reconcileTraceId");
    }
  }

  /** Trace id of the reconcile that runs on this thread. */
  public String currentTraceId() {
    return Span.current().getSpanContext().getTraceId();
  }
}
