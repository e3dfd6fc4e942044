package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.operator.adapter.store.CreateJournal;
import dev.skybridge.operator.adapter.store.Inventory;
import dev.skybridge.operator.adapter.store.OperationLog;
import dev.skybridge.operator.adapter.store.OperatorDatabase;
import dev.skybridge.operator.adapter.store.PlanStore;
import dev.skybridge.operator.adapter.store.StackSecrets;

/**
 * The operator's tables that the engine adapter uses.
 *
 * @param journal creates that may have had an effect
 * @param operations what ran and runs
 * @param secrets encryption salts
 * @param inventory what stacks hold
 * @param plans what is about to be done, and what was
 */
public record EngineStores(
    CreateJournal journal,
    OperationLog operations,
    StackSecrets secrets,
    Inventory inventory,
    PlanStore plans) {

  /**
   * All in one database.
   *
   * @param host name of this machine
   */
  public static EngineStores in(OperatorDatabase database, String host) {
    return new EngineStores(
        new CreateJournal(database),
        new OperationLog(database, host),
        new StackSecrets(database),
        new Inventory(database),
        new PlanStore(database));
  }
}
