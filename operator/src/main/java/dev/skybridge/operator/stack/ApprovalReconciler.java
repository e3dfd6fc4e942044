package dev.skybridge.operator.stack;

import dev.skybridge.crd.Approval;
import dev.skybridge.crd.ApprovalStatus;
import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.Condition;
import dev.skybridge.crd.PlanState;
import dev.skybridge.crd.PlanStatus;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.IntentChanged;
import dev.skybridge.operator.OperatorConfig;
import dev.skybridge.operator.status.ConditionList;
import dev.skybridge.operator.tracing.ReconcileTrace;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says on each Approval what became of it. What it lets pass, the stack decides. */
@ControllerConfiguration(
    name = "approval",
    fieldManager = "skybridge",
    generationAwareEventProcessing = false,
    informer = @Informer(onUpdateFilter = IntentChanged.class))
public final class ApprovalReconciler implements Reconciler<Approval> {
  private static final String BY_STACK = "stack";
  private static final Duration RESYNC = Duration.ofMinutes(10);

  private final KubernetesClient client;
  private final Set<String> deliverers;
  private final InstantSource clock;
  private final ReconcileTrace trace;

  /** Composes the reconciler. */
  @Inject
  public ApprovalReconciler(
      KubernetesClient client, OperatorConfig config, InstantSource clock, ReconcileTrace trace) {
    this.client = client;
    this.deliverers = config.deliverers().orElse(Set.of());
    this.clock = clock;
    this.trace = trace;
  }

  @Override
  public List<EventSource<?, Approval>> prepareEventSources(EventSourceContext<Approval> context) {
    context
        .getPrimaryCache()
        .addIndexer(
            BY_STACK,
            approval ->
                List.of(approval.getMetadata().getNamespace() + "/" + approval.getSpec().stack()));
    var stacks =
        InformerEventSourceConfiguration.from(CloudStack.class, Approval.class)
            .withName("stacks")
            .withSecondaryToPrimaryMapper(stack ->
                context
                    .getPrimaryCache()
                    .byIndex(
                        BY_STACK,
                        stack.getMetadata().getNamespace() + "/" + stack.getMetadata().getName())
                    .stream()
                    .map(ResourceID::fromResource)
                    .collect(Collectors.toSet()))
            .withPrimaryToSecondaryMapper((Approval approval) ->
                Set.of(
                    new ResourceID(
                        approval.getSpec().stack(), approval.getMetadata().getNamespace())))
            .build();
    return List.of(new InformerEventSource<>(stacks, context));
  }

  @Override
  public UpdateControl<Approval> reconcile(Approval approval, Context<Approval> context) {
    return trace.around(
        "Approval",
        approval,
        () -> settle(approval, context.getSecondaryResource(CloudStack.class)));
  }

  private UpdateControl<Approval> settle(Approval approval, Optional<CloudStack> stack) {
    var now = clock.instant();
    var before = approval.getStatus();
    var rules =
        new ApprovalJudge.Rules(
            stack.map(found -> Boolean.TRUE.equals(found.getSpec().selfApproval())).orElse(false),
            ApprovalProof.isGiven(client),
            deliverers);
    var after = status(approval, stack, rules, now);
    var left = Duration.between(now, ApprovalJudge.expiry(approval));
    var pause = left.isPositive() && left.compareTo(RESYNC) < 0 ? left : RESYNC;
    if (after.equals(before)) {
      return UpdateControl.<Approval>noUpdate().rescheduleAfter(pause);
    }
    var patch = new Approval();
    patch.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(approval.getMetadata().getNamespace())
            .withName(approval.getMetadata().getName())
            .build());
    patch.setStatus(after);
    return UpdateControl.patchStatus(patch).rescheduleAfter(pause);
  }

  /** What became of an approval. Pure. */
  static ApprovalStatus status(
      Approval approval, Optional<CloudStack> stack, ApprovalJudge.Rules rules, Instant now) {
    var before = approval.getStatus();
    var previous = before == null ? List.<Condition>of() : before.conditions();
    var generation = Optional.ofNullable(approval.getMetadata().getGeneration()).orElse(1L);
    var list = new ConditionList(previous, generation, now);
    var plan = stack.map(CloudStack::getStatus).map(status -> status.plan());
    if (wasApplied(approval) || plan.filter(p -> lets(approval, p)).isPresent()) {
      return new ApprovalStatus(
          generation, "Applied", list.settled("the plan was applied with it").build());
    }
    if (plan.filter(p -> p.hash().equals(approval.getSpec().planHash()) && isOver(p)).isPresent()) {
      var problem = new Problem(Reason.APPROVAL_OUTDATED, "the plan was applied without it");
      return new ApprovalStatus(generation, "Superseded", list.stalled(problem).build());
    }
    if (plan.isEmpty()) {
      var problem =
          new Problem(
              Reason.APPROVAL_OUTDATED,
              "stack " + approval.getSpec().stack() + " has no plan that could be approved");
      return new ApprovalStatus(generation, "Refused", list.stalled(problem).build());
    }
    return ApprovalJudge.refusal(approval, plan.get(), rules, now)
        .map(problem ->
            new ApprovalStatus(
                generation,
                problem.reason() == Reason.APPROVAL_OUTDATED ? "Superseded" : "Refused",
                list.stalled(problem).build()))
        .orElseGet(() ->
            new ApprovalStatus(generation, "Valid", list.settled("it lets the plan pass").build()));
  }

  private static boolean wasApplied(Approval approval) {
    return approval.getStatus() != null && "Applied".equals(approval.getStatus().state());
  }

  private static boolean isOver(PlanStatus plan) {
    return plan.state() == PlanState.APPLIED || plan.state() == PlanState.APPLYING;
  }

  private static boolean lets(Approval approval, PlanStatus plan) {
    return approval.getMetadata().getName().equals(plan.approval())
        && approval.getSpec().planHash().equals(plan.hash());
  }
}
