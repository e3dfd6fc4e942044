package dev.skybridge.operator.metrics;

import dev.skybridge.crd.CleanResult;
import dev.skybridge.model.Provider;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.operator.stack.StackOperation;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.IntSupplier;

/**
 * What the platform counts about itself. Labels have few values by construction: kinds, clouds,
 * results, reasons; never object names.
 */
@ApplicationScoped
public class PlatformMetrics {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MILLIS_PER_SECOND = 1e3;

  private final Gauge copies;
  private final CollectorRegistry registry;
  private final Histogram reconciles;
  private final Counter reconcileErrors;
  private final Histogram stackOperations;
  private final Counter stackChanges;
  private final Counter orphansCleaned;

  /**
   * Registers everything with a registry of its own, so that two operators in one JVM (tests) don't
   * collide.
   */
  @Inject
  public PlatformMetrics() {
    this(new CollectorRegistry(true));
  }

  PlatformMetrics(CollectorRegistry registry) {
    this.registry = registry;
    reconciles =
        Histogram.build(
                "skybridge_reconcile_duration_seconds",
                "Duration of one reconcile, by kind and result.")
            .labelNames("kind", "result")
            .buckets(.001, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10)
            .register(registry);
    reconcileErrors =
        Counter.build(
                "skybridge_reconcile_errors_total",
                "Reconciles that ended with an exception, by kind.")
            .labelNames("kind")
            .register(registry);
    stackOperations =
        Histogram.build(
                "skybridge_stack_operation_duration_seconds",
                "Duration of one engine operation, waiting for a worker included, by cloud, operation and result.")
            .labelNames("provider", "operation", "result")
            .buckets(.5, 1, 2, 5, 10, 30, 60, 120, 300, 600, 1800)
            .register(registry);
    copies =
        Gauge.build(
                "skybridge_traffic_copy_timestamp_seconds",
                "When the last good copy of a writer's database was made, by namespace and route.")
            .labelNames("namespace", "route")
            .register(registry);
    stackChanges =
        Counter.build(
                "skybridge_stack_resource_steps_total",
                "Resource steps of engine operations, by cloud and step.")
            .labelNames("provider", "step")
            .register(registry);
    orphansCleaned =
        Counter.build(
                "skybridge_orphans_cleaned_total",
                "Orphans that people asked to delete, by cloud and what became of them.")
            .labelNames("provider", "result")
            .register(registry);
  }

  /** The registry that {@code /metrics} serves. */
  public CollectorRegistry registry() {
    return registry;
  }

  /** Counts one reconcile. */
  public void reconcile(String kind, String result, long nanos) {
    reconciles.labels(kind, result).observe(nanos / NANOS_PER_SECOND);
  }

  /** Counts a reconcile that threw. */
  public void reconcileError(String kind) {
    reconcileErrors.labels(kind).inc();
  }

  /** Tells when the last good copy of a writer's database was made. */
  public void copied(String namespace, String route, Instant at) {
    copies.labels(namespace, route).set(at.toEpochMilli() / MILLIS_PER_SECOND);
  }

  /** Forgets the copies of a route that is gone. */
  public void noCopies(String namespace, String route) {
    copies.remove(namespace, route);
  }

  /** Counts one engine operation. */
  public void stackOperation(
      Provider provider, StackOperation.Kind kind, StackOutcome outcome, Duration duration) {
    var cloud = provider.packageName();
    var result =
        switch (outcome) {
          case StackOutcome.Succeeded _, StackOutcome.Planned _, StackOutcome.Inspected _ ->
              "Succeeded";
          case StackOutcome.Failed f -> f.reason().code();
        };
    stackOperations
        .labels(cloud, kind.name().toLowerCase(Locale.ROOT), result)
        .observe(duration.toNanos() / NANOS_PER_SECOND);
    var changes = outcome.changes();
    stackChanges.labels(cloud, "create").inc(changes.created());
    stackChanges.labels(cloud, "adopt").inc(changes.adopted());
    stackChanges.labels(cloud, "update").inc(changes.updated());
    stackChanges.labels(cloud, "replace").inc(changes.replaced());
    stackChanges.labels(cloud, "delete").inc(changes.deleted());
  }

  /** Counts an orphan that a person asked to delete. */
  public void orphanCleaned(Provider provider, CleanResult result) {
    orphansCleaned.labels(provider.packageName(), result.code()).inc();
  }

  /** Publishes a length that is read when asked for. */
  public void gauge(String name, String help, IntSupplier value) {
    Gauge.build(name, help)
        .register(registry)
        .setChild(
            new Gauge.Child() {
              @Override
              public double get() {
                return value.getAsInt();
              }
            });
  }
}
