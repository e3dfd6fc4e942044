package dev.skybridge.operator.application;

import dev.skybridge.crd.Application;
import dev.skybridge.crd.ApplicationStatus;
import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.TrafficRoute;
import dev.skybridge.operator.IntentChanged;
import dev.skybridge.operator.application.ApplicationExecutor.Done;
import dev.skybridge.operator.delivery.Delivery;
import dev.skybridge.operator.stack.PasswordVault;
import dev.skybridge.operator.status.StatusPatch;
import dev.skybridge.operator.tracing.ReconcileTrace;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
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
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Keeps Applications: observe, decide, write stacks and deliveries, say how it stands. */
@ControllerConfiguration(
    name = "application",
    finalizerName = "skybridge.dev/application",
    fieldManager = "skybridge",
    generationAwareEventProcessing = false,
    informer = @Informer(onUpdateFilter = IntentChanged.class))
public final class ApplicationReconciler implements Reconciler<Application>, Cleaner<Application> {
  private final ApplicationObserver observer;
  private final ApplicationPlanner planner = new ApplicationPlanner();
  private final ApplicationExecutor executor;
  private final ApplicationStatusBuilder status = new ApplicationStatusBuilder();
  private final SimpleInboundEventSource<Application> deliveries =
      new SimpleInboundEventSource<>("deliveries");
  private final SimpleInboundEventSource<Application> others =
      new SimpleInboundEventSource<>("others");
  private final InstantSource clock;
  private final ReconcileTrace trace;
  private final KnownApplications known;

  /** Composes the reconciler. */
  @Inject
  public ApplicationReconciler(
      KubernetesClient client,
      Delivery delivery,
      InstantSource clock,
      ReconcileTrace trace,
      KnownApplications known) {
    this.observer = new ApplicationObserver(client, new PasswordVault(client));
    this.executor = new ApplicationExecutor(client, delivery);
    this.clock = clock;
    this.trace = trace;
    this.known = known;
    delivery.onChange(target ->
        deliveries.propagateEvent(new ResourceID(target.application(), target.namespace())));
  }

  @Override
  public List<EventSource<?, Application>> prepareEventSources(
      EventSourceContext<Application> context) {
    known.from(context.getPrimaryCache()::get);
    var stacks =
        InformerEventSourceConfiguration.from(CloudStack.class, Application.class)
            .withName("stacks")
            .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(Application.class))
            .build();
    var intent = new IntentChanged();
    var routes =
        InformerEventSourceConfiguration.from(TrafficRoute.class, Application.class)
            .withName("routes")
            .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(Application.class))
            .withOnUpdateFilter((newer, older) -> intent.accept(newer, older))
            .build();
    return List.of(
        new InformerEventSource<>(stacks, context),
        new InformerEventSource<>(routes, context),
        deliveries,
        others);
  }

  @Override
  public UpdateControl<Application> reconcile(
      Application application, Context<Application> context) {
    return trace.around("Application", application, () -> settle(application, context));
  }

  private UpdateControl<Application> settle(Application application, Context<Application> context) {
    var pass = pass(application, context);
    var control =
        pass.status().equals(application.getStatus())
            ? UpdateControl.<Application>noUpdate()
            : changed(application, pass.status());
    return control.rescheduleAfter(pass.done().recheckAfter());
  }

  /**
   * Who is in the way of this one, or no longer is, looks again at once: the others of a cycle need
   * not wait for their next look. It ends where nothing changes any more.
   */
  private UpdateControl<Application> changed(Application application, ApplicationStatus status) {
    var meta = application.getMetadata();
    var before = application.getStatus();
    Stream.concat(
            before == null ? Stream.of() : before.blockedBy().stream(), status.blockedBy().stream())
        .distinct()
        .filter(name -> !name.equals(meta.getName()))
        .forEach(name -> others.propagateEvent(new ResourceID(name, meta.getNamespace())));
    return UpdateControl.patchStatus(withStatus(application, status));
  }

  @Override
  public DeleteControl cleanup(Application application, Context<Application> context) {
    return trace.around("Application", application, () -> release(application, context));
  }

  private DeleteControl release(Application application, Context<Application> context) {
    var pass = pass(application, context);
    if (pass.done().gone()) {
      return DeleteControl.defaultDelete();
    }
    if (!pass.status().equals(application.getStatus())) {
      StatusPatch.apply(context.getClient(), withStatus(application, pass.status()));
    }
    return DeleteControl.noFinalizerRemoval()
        .rescheduleAfter(pass.done().recheckAfter().toMillis());
  }

  /** One observe, decide, execute. */
  private Pass pass(Application application, Context<Application> context) {
    var namespace = application.getMetadata().getNamespace();
    var observed =
        observer.observe(
            application,
            context.getSecondaryResources(CloudStack.class),
            context.getSecondaryResource(TrafficRoute.class),
            name -> context.getPrimaryCache().get(new ResourceID(name, namespace)));
    var decision = planner.decide(application, observed);
    var done = executor.execute(decision);
    return new Pass(
        done, status.of(application, observed, decision, done.outcome(), clock.instant()));
  }

  private record Pass(Done done, ApplicationStatus status) {}

  private static Application withStatus(Application application, ApplicationStatus status) {
    var patch = new Application();
    patch.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(application.getMetadata().getNamespace())
            .withName(application.getMetadata().getName())
            .build());
    patch.setStatus(status);
    return patch;
  }
}
