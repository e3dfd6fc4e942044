package dev.skybridge.operator.stack;

import dev.skybridge.cost.price.PriceList;
import dev.skybridge.crd.Approval;
import dev.skybridge.crd.CloudAccount;
import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.CloudStackStatus;
import dev.skybridge.crd.PlanStatus;
import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.ProgramRepository;
import dev.skybridge.model.ProgramSource;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.model.StackEngine;
import dev.skybridge.model.StackEngine.PlanToApply;
import dev.skybridge.model.StackEngine.StackRequest;
import dev.skybridge.model.StackId;
import dev.skybridge.operator.IntentChanged;
import dev.skybridge.operator.OperatorConfig;
import dev.skybridge.operator.metrics.PlatformMetrics;
import dev.skybridge.operator.runtime.Pools;
import dev.skybridge.operator.stack.StackObserved.Access;
import dev.skybridge.operator.stack.StackOperation.Purpose;
import dev.skybridge.operator.status.StatusPatch;
import dev.skybridge.operator.tracing.ReconcileTrace;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
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
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps CloudStacks: observe, decide, run the engine, say how it stands. */
@ControllerConfiguration(
    name = "cloudstack",
    finalizerName = "skybridge.dev/cloudstack",
    fieldManager = "skybridge",
    generationAwareEventProcessing = false,
    informer = @Informer(onUpdateFilter = IntentChanged.class))
public final class StackReconciler implements Reconciler<CloudStack>, Cleaner<CloudStack> {
  private static final Logger LOG = Logger.getLogger(StackReconciler.class);
  private static final String BY_ACCOUNT = "account";

  /** A settled stack is looked at again now and then, in case an event was lost. */
  private static final Duration RESYNC = Duration.ofMinutes(10);

  /** How often the branch of a program is looked at. */
  private static final Duration FOLLOW_BRANCH = Duration.ofSeconds(60);

  private final StackObserver observer;
  private final StackPlanner planner = new StackPlanner();
  private final StackStatus status = new StackStatus();
  private final StackOperations operations;
  private final SimpleInboundEventSource<CloudStack> operationEnds =
      new SimpleInboundEventSource<>("operation-ends");
  private final OperatorConfig config;
  private final InstantSource clock;
  private final ReconcileTrace trace;

  /** Composes the reconciler. */
  @Inject
  public StackReconciler(
      KubernetesClient client,
      Pools pools,
      StackEngine engine,
      Instance<CloudCatalog> catalogs,
      ProgramRepository programs,
      PriceList prices,
      PlatformMetrics metrics,
      CommitSource commits,
      OperatorConfig config,
      InstantSource clock,
      ReconcileTrace trace) {
    this.observer =
        new StackObserver(
            client,
            new PasswordVault(client),
            catalogs,
            commits,
            programs,
            prices,
            config.deliverers().orElse(Set.of()),
            config.stack().inspectEvery());
    this.operations =
        new StackOperations(
            pools.engines(),
            engine,
            clock,
            metrics,
            stack -> operationEnds.propagateEvent(new ResourceID(stack.name(), stack.namespace())));
    this.config = config;
    this.clock = clock;
    this.trace = trace;
    metrics.gauge(
        "skybridge_stack_operations",
        "Engine operations running or waiting for a worker.",
        operations::active);
  }

  @Override
  public List<EventSource<?, CloudStack>> prepareEventSources(
      EventSourceContext<CloudStack> context) {
    context.getPrimaryCache().addIndexer(BY_ACCOUNT, stack -> List.of(accountKey(stack)));
    var accounts =
        InformerEventSourceConfiguration.from(CloudAccount.class, CloudStack.class)
            .withName("accounts")
            .withSecondaryToPrimaryMapper(account ->
                context
                    .getPrimaryCache()
                    .byIndex(
                        BY_ACCOUNT,
                        account.getMetadata().getNamespace()
                            + "/"
                            + account.getMetadata().getName())
                    .stream()
                    .map(ResourceID::fromResource)
                    .collect(Collectors.toSet()))
            .withPrimaryToSecondaryMapper((CloudStack stack) ->
                Set.of(
                    new ResourceID(
                        stack.getSpec().account().name(), stack.getSpec().account().namespace())))
            .build();
    var approvals =
        InformerEventSourceConfiguration.from(Approval.class, CloudStack.class)
            .withName("approvals")
            .withSecondaryToPrimaryMapper(approval ->
                Set.of(
                    new ResourceID(
                        approval.getSpec().stack(), approval.getMetadata().getNamespace())))
            .build();
    return List.of(
        new InformerEventSource<>(accounts, context),
        new InformerEventSource<>(approvals, context),
        operationEnds);
  }

  private static String accountKey(CloudStack stack) {
    return stack.getSpec().account().namespace() + "/" + stack.getSpec().account().name();
  }

  @Override
  public UpdateControl<CloudStack> reconcile(CloudStack stack, Context<CloudStack> context) {
    return trace.around("CloudStack", stack, () -> settle(stack, context));
  }

  private UpdateControl<CloudStack> settle(CloudStack stack, Context<CloudStack> context) {
    var pass = pass(stack, context);
    return pass.statusChanged()
        ? UpdateControl.patchStatus(withStatus(stack, pass.status()))
            .rescheduleAfter(pause(stack, pass.decision()))
        : UpdateControl.<CloudStack>noUpdate().rescheduleAfter(pause(stack, pass.decision()));
  }

  @Override
  public DeleteControl cleanup(CloudStack stack, Context<CloudStack> context) {
    return trace.around("CloudStack", stack, () -> release(stack, context));
  }

  private DeleteControl release(CloudStack stack, Context<CloudStack> context) {
    var pass = pass(stack, context);
    if (pass.decision() instanceof StackDecision.Release release) {
      LOG.infof("stack %s is released: %s", id(stack), release.why());
      operations.forget(id(stack));
      return DeleteControl.defaultDelete();
    }
    if (pass.statusChanged()) {
      StatusPatch.apply(context.getClient(), withStatus(stack, pass.status()));
    }
    return DeleteControl.noFinalizerRemoval().rescheduleAfter(pause(pass.decision()).toMillis());
  }

  /** One observe, decide, execute. */
  private Pass pass(CloudStack stack, Context<CloudStack> context) {
    var operation = operations.of(id(stack));
    var observed =
        observer.observe(
            stack,
            context.getSecondaryResource(CloudAccount.class),
            context.getSecondaryResources(Approval.class),
            operation);
    var before = Optional.ofNullable(stack.getStatus());
    var now = clock.instant();
    var decision = planner.decide(observed, before.orElse(null), now);
    execute(stack, observed, decision);
    var after =
        status.of(
            stack.getMetadata().getGeneration(), before.orElse(null), observed, decision, now);
    return new Pass(decision, after, !after.equals(before.orElse(null)));
  }

  private record Pass(StackDecision decision, CloudStackStatus status, boolean statusChanged) {}

  private void execute(CloudStack stack, StackObserved observed, StackDecision decision) {
    switch (decision) {
      case StackDecision.Plan plan ->
          start(
              stack, observed, StackOperation.Kind.PLAN, Asked.of(plan.graph(), plan.graphHash()));
      case StackDecision.Up up ->
          start(
              stack,
              observed,
              StackOperation.Kind.UP,
              Asked.of(up.graph(), up.graphHash()).to(new Purpose.Apply(up.plan())));
      case StackDecision.Inspect inspect ->
          start(
              stack,
              observed,
              StackOperation.Kind.INSPECT,
              Asked.of(inspect.graph(), "").to(new Purpose.Compare(inspect.requestedAt())));
      case StackDecision.Refresh refresh ->
          start(
              stack,
              observed,
              StackOperation.Kind.REFRESH,
              Asked.of(refresh.graph(), "").only(refresh.targets()));
      case StackDecision.Destroy destroy ->
          start(stack, observed, StackOperation.Kind.DESTROY, Asked.of(destroy.graph(), ""));
      case StackDecision.Cancel c -> operations.cancel(id(stack));
      case StackDecision.Watch w -> {}
      case StackDecision.Rest r -> {}
      case StackDecision.Hold h -> {}
      case StackDecision.Stall s -> {}
      case StackDecision.Await a -> {}
      case StackDecision.Release r -> {}
    }
  }

  private void start(
      CloudStack stack, StackObserved observed, StackOperation.Kind kind, Asked asked) {
    var request =
        new StackRequest(
            id(stack),
            granted(observed),
            asked.graph(),
            asked.graphHash(),
            asked.targets(),
            asked.purpose() instanceof Purpose.Apply(var plan)
                ? toApply(stack, program(observed), plan)
                : null,
            config.stack().operationDeadline(),
            trace.currentTraceId(),
            program(observed));
    var application = stack.getSpec().application();
    operations.start(
        kind,
        request,
        asked.graphHash(),
        asked.purpose(),
        application.isEmpty() ? stack.getMetadata().getName() : application);
  }

  /** What an operation is to work on, and what for. */
  private record Asked(
      ResourceGraph graph, String graphHash, List<String> targets, Purpose purpose) {
    static Asked of(ResourceGraph graph, String graphHash) {
      return new Asked(graph, graphHash, List.of(), new Purpose.Plain());
    }

    Asked to(Purpose other) {
      return new Asked(graph, graphHash, targets, other);
    }

    Asked only(List<String> names) {
      return new Asked(graph, graphHash, names, purpose);
    }
  }

  private static @Nullable ProgramSource program(StackObserved observed) {
    return observed.mapping() instanceof StackObserved.MappedGraph.Present present
        ? present.program()
        : null;
  }

  private static PlanToApply toApply(
      CloudStack stack, @Nullable ProgramSource program, PlanStatus plan) {
    return new PlanToApply(
        plan.hash(),
        Serialization.asJson(program == null ? stack.getSpec().resources() : program),
        plan.changedBy(),
        plan.approval(),
        plan.approvedBy(),
        plan.commit());
  }

  private static AccountCredentials granted(StackObserved observed) {
    return switch (observed.access()) {
      case Access.Granted granted -> granted.account();
      case Access.Denied denied -> throw new IllegalStateException("decided to run without access");
    };
  }

  /** Nothing tells that a branch has moved. */
  private static Duration pause(CloudStack stack, StackDecision decision) {
    var pause = pause(decision);
    return stack.getSpec().program() != null && pause.compareTo(FOLLOW_BRANCH) > 0
        ? FOLLOW_BRANCH
        : pause;
  }

  private static Duration pause(StackDecision decision) {
    return switch (decision) {
      case StackDecision.Hold hold -> hold.retryAfter();
      case StackDecision.Stall stall -> stall.retryAfter();
      case StackDecision.Await await -> await.retryAfter();
      case StackDecision.Rest rest ->
          rest.nextCheck().compareTo(RESYNC) < 0 ? rest.nextCheck() : RESYNC;
      // the end of the operation wakes us; this is for the case that the wake-up is lost
      case StackDecision.Plan p -> Duration.ofSeconds(60);
      case StackDecision.Up u -> Duration.ofSeconds(60);
      case StackDecision.Inspect i -> Duration.ofSeconds(60);
      case StackDecision.Refresh r -> Duration.ofSeconds(60);
      case StackDecision.Destroy d -> Duration.ofSeconds(60);
      case StackDecision.Cancel c -> Duration.ofSeconds(5);
      case StackDecision.Watch w -> Duration.ofSeconds(60);
      case StackDecision.Release r -> Duration.ofSeconds(60);
    };
  }

  private static StackId id(CloudStack stack) {
    return new StackId(stack.getMetadata().getNamespace(), stack.getMetadata().getName());
  }

  private static CloudStack withStatus(CloudStack stack, CloudStackStatus status) {
    var patch = new CloudStack();
    patch.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(stack.getMetadata().getNamespace())
            .withName(stack.getMetadata().getName())
            .build());
    patch.setStatus(status);
    return patch;
  }
}
