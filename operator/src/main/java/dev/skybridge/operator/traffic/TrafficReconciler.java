package dev.skybridge.operator.traffic;

import dev.skybridge.crd.TrafficRoute;
import dev.skybridge.crd.TrafficRouteStatus;
import dev.skybridge.operator.Annotations;
import dev.skybridge.operator.IntentChanged;
import dev.skybridge.operator.metrics.PlatformMetrics;
import dev.skybridge.operator.tracing.ReconcileTrace;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Keeps TrafficRoutes: probe, decide, tell the edges, give the right to write. */
@ControllerConfiguration(
    name = "trafficroute",
    finalizerName = "skybridge.dev/trafficroute",
    fieldManager = "skybridge",
    generationAwareEventProcessing = false,
    informer = @Informer(onUpdateFilter = IntentChanged.class))
public final class TrafficReconciler implements Reconciler<TrafficRoute>, Cleaner<TrafficRoute> {
  private static final Logger LOG = Logger.getLogger(TrafficReconciler.class);

  /** While the right to write moves, each step waits for what the one before did. */
  private static final Duration SOON = Duration.ofMillis(300);

  /** An edge that can't be reached for so long does not keep an object from going. */
  private static final Duration GIVE_UP = Duration.ofSeconds(30);

  private final TrafficObserver observer;
  private final TrafficPlanner planner;
  private final Edges edges;
  private final WriterLeases leases;
  private final SimpleInboundEventSource<TrafficRoute> changes =
      new SimpleInboundEventSource<>("changes");
  private final TrafficConfig config;
  private final InstantSource clock;
  private final ReconcileTrace trace;
  private final PlatformMetrics metrics;

  /** Composes the reconciler. */
  @Inject
  public TrafficReconciler(
      KubernetesClient client,
      Probes probes,
      Edges edges,
      TrafficConfig config,
      InstantSource clock,
      ReconcileTrace trace,
      PlatformMetrics metrics) {
    this.leases = new WriterLeases(client, System::nanoTime);
    this.observer = new TrafficObserver(probes, edges, leases);
    this.planner = new TrafficPlanner(config.fenceMargin());
    this.edges = edges;
    this.config = config;
    this.clock = clock;
    this.trace = trace;
    this.metrics = metrics;
  }

  @Override
  public List<EventSource<?, TrafficRoute>> prepareEventSources(
      EventSourceContext<TrafficRoute> context) {
    return List.of(changes);
  }

  @Override
  public UpdateControl<TrafficRoute> reconcile(TrafficRoute route, Context<TrafficRoute> context) {
    return trace.around("TrafficRoute", route, () -> settle(route));
  }

  private UpdateControl<TrafficRoute> settle(TrafficRoute route) {
    if (Annotations.has(route, Annotations.PAUSED)) {
      return UpdateControl.noUpdate();
    }
    var now = clock.instant();
    var before = Optional.ofNullable(route.getStatus());
    var observed = observer.observe(route, () -> wake(route));
    var decision =
        planner.decide(
            TrafficObserver.id(route),
            route.getMetadata().getGeneration(),
            route.getSpec(),
            before,
            observed,
            now);
    execute(route, observed, decision, now);
    var after =
        TrafficStatus.of(
            route.getMetadata().getGeneration(), before, observed, decision, route.getSpec(), now);
    observed
        .lease()
        .flatMap(lease -> lease.data().copy())
        .ifPresent(copy ->
            metrics.copied(
                route.getMetadata().getNamespace(), route.getMetadata().getName(), copy.at()));
    var pause = pause(route, decision, now);
    if (before.filter(after::equals).isPresent()) {
      return UpdateControl.<TrafficRoute>noUpdate().rescheduleAfter(pause);
    }
    return UpdateControl.patchStatus(withStatus(route, after)).rescheduleAfter(pause);
  }

  /**
   * Edges are told before the status says so: an operator that dies between finds the same
   * difference again and tells the same version. Nobody is told who writes before the lease says
   * so.
   */
  private void execute(
      TrafficRoute route, TrafficObserved observed, TrafficDecision decision, Instant now) {
    edges.tell(decision.table(), () -> wake(route));
    if (decision.changed()) {
      LOG.infof(
          "route %s: %s, writer %s, version %d",
          decision.table().route(),
          TrafficStatus.summary(decision.table()),
          decision.table().writer().orElse("none"),
          decision.table().version());
    }
    switch (decision.writer()) {
      case WriterStep.Unfenced u -> {}
      case WriterStep.Keep k -> {}
      case WriterStep.Await a -> {}
      case WriterStep.Create(var to) -> leases.create(route, to, now);
      case WriterStep.AskBack a -> leases.askBack(route, observed.lease().orElseThrow());
      case WriterStep.Grant grant -> {
        LOG.infof(
            "route %s: %s may write, epoch %d%s%s",
            decision.table().route(),
            grant.to(),
            grant.epoch(),
            grant.restore().map(copy -> ", beginning with copy " + copy.key()).orElse(""),
            grant.loss().map(loss -> ": " + loss.words()).orElse(""));
        leases.grant(route, observed.lease().orElseThrow(), grant, now);
      }
    }
  }

  /** Until the next probe, or until something is due before that. */
  private Duration pause(TrafficRoute route, TrafficDecision decision, Instant now) {
    if (moving(decision)) {
      return SOON;
    }
    var due =
        HealthPlanner.next(decision.standing(), route.getSpec().traffic())
            .map(at -> Duration.between(now, at))
            .filter(left -> left.compareTo(config.probeInterval()) < 0)
            .orElse(config.probeInterval());
    return due.compareTo(SOON) < 0 ? SOON : due;
  }

  private static boolean moving(TrafficDecision decision) {
    return switch (decision.writer()) {
      case WriterStep.Unfenced u -> false;
      case WriterStep.Keep k -> false;
      case WriterStep.Await a -> true;
      case WriterStep.Create c -> true;
      case WriterStep.AskBack a -> true;
      case WriterStep.Grant g -> true;
    };
  }

  private void wake(TrafficRoute route) {
    changes.propagateEvent(ResourceID.fromResource(route));
  }

  @Override
  public DeleteControl cleanup(TrafficRoute route, Context<TrafficRoute> context) {
    return trace.around("TrafficRoute", route, () -> release(route));
  }

  private DeleteControl release(TrafficRoute route) {
    var id = TrafficObserver.id(route);
    var left = edges.forget(id, () -> wake(route));
    var asked = Instant.parse(route.getMetadata().getDeletionTimestamp());
    if (!left.isEmpty() && clock.instant().isBefore(asked.plus(GIVE_UP))) {
      return DeleteControl.noFinalizerRemoval().rescheduleAfter(config.probeInterval().toMillis());
    }
    left.forEach((edge, state) ->
        LOG.warnf(
            "edge %s may still know route %s: %s",
            edge, id, state.problem().orElse("it did not answer")));
    leases.forget(route);
    metrics.noCopies(route.getMetadata().getNamespace(), route.getMetadata().getName());
    return DeleteControl.defaultDelete();
  }

  private static TrafficRoute withStatus(TrafficRoute route, TrafficRouteStatus status) {
    var patch = new TrafficRoute();
    patch.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(route.getMetadata().getNamespace())
            .withName(route.getMetadata().getName())
            .build());
    patch.setStatus(status);
    return patch;
  }
}
