package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.PlanArchive;
import dev.skybridge.model.StackId;
import dev.skybridge.operator.adapter.store.PlanStore;
import java.util.List;
import java.util.Optional;

/**
 * The plans in the operator's tables, by the names that the rest of the platform has for stacks.
 */
final class StoredPlans implements PlanArchive {
  private final PlanStore store;

  StoredPlans(PlanStore store) {
    this.store = store;
  }

  @Override
  public Optional<KeptPlan> find(StackId stack, String hash) {
    return store.find(EngineStack.of(stack).name(), hash);
  }

  @Override
  public List<KeptPlan> history(StackId stack, int limit) {
    return store.history(EngineStack.of(stack).name(), limit);
  }
}
