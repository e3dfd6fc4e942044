package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.StackEngine.PlanToApply;
import dev.skybridge.model.StackEngine.StackRequest;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.model.StackPlan;
import dev.skybridge.operator.adapter.pulumi.EngineCommand.Operation;
import dev.skybridge.operator.adapter.store.PlanStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names the plans of a stack, keeps them, and tells whether one still holds. */
final class PlanKeeping {
  private final EngineState state;
  private final PlanStore store;

  PlanKeeping(EngineState state, PlanStore store) {
    this.state = state;
    this.store = store;
  }

  /**
   * Keeps a plan.
   *
   * @param providerVersion who would carry it out
   * @param existing digest of what would be taken over
   * @param enginePlan the engine's own plan file; null where it was not asked
   */
  StackOutcome keep(
      StackRequest request,
      String providerVersion,
      String existing,
      Checkpoint held,
      List<StackPlan.Step> steps,
      byte @Nullable [] enginePlan) {
    var plan =
        new StackPlan(
            hash(request, providerVersion, existing),
            request.graphHash(),
            held.managed().size(),
            steps);
    store.propose(EngineStack.of(request.stack()).name(), plan, enginePlan);
    return new StackOutcome.Planned(plan);
  }

  /** Whether a request has no plan to keep to, or one that would be the same if made now. */
  boolean holds(StackRequest request, String providerVersion, String existing) {
    var plan = request.plan();
    return plan == null || plan.hash().equals(hash(request, providerVersion, existing));
  }

  /**
   * What a plan rests on: the graph, the state it starts from, who carries it out, and what it
   * finds of that which it takes over.
   */
  private String hash(StackRequest request, String providerVersion, String existing) {
    var rests =
        String.join(
            "\n",
            request.graphHash(),
            state.digest(EngineStack.of(request.stack())),
            request.account().provider().packageName() + "@" + providerVersion);
    return EngineStack.sha256(existing.isEmpty() ? rests : rests + "\n" + existing);
  }

  /**
   * The file where the engine writes a plan, or reads the one that an up must keep to.
   *
   * @param before the state; without one, everything is made and nothing else can be, so that the
   *     plan has no file of the engine's
   */
  PlanFile file(
      Operation operation,
      StackRequest request,
      StackWorkspace workspace,
      Optional<Checkpoint> before) {
    workspace.forgetPlan();
    var toApply = request.plan();
    if (operation == Operation.PLAN) {
      return new PlanFile.At(workspace.planFile());
    }
    if (operation != Operation.UP || toApply == null || before.isEmpty()) {
      return new PlanFile.None();
    }
    var plan = store.enginePlan(EngineStack.of(request.stack()).name(), toApply.hash());
    plan.ifPresent(workspace::keepPlan);
    return plan.isPresent() ? new PlanFile.At(workspace.planFile()) : new PlanFile.Lost();
  }

  /** Notes in the stack's history that a plan begins to be applied. */
  void applying(EngineStack stack, PlanToApply plan) {
    store.applying(stack.name(), plan);
  }

  /** Notes how it ended. */
  void applied(EngineStack stack, PlanToApply plan, StackOutcome outcome) {
    var word = outcome instanceof StackOutcome.Failed failed ? failed.reason().code() : "Succeeded";
    store.applied(stack.name(), plan.hash(), word);
  }

  /** Where the engine finds a plan. */
  sealed interface PlanFile {
    /**
     * There.
     *
     * @param path of the file
     */
    record At(Path path) implements PlanFile {}

    /** The operation has none. */
    record None() implements PlanFile {}

    /** It must keep to one that is no longer kept. */
    record Lost() implements PlanFile {}
  }
}
