package dev.skybridge.operator.adapter.store;

import static dev.skybridge.operator.adapter.store.OperatorDatabase.SCHEMA;

import dev.skybridge.model.StackOutcome.LiveResource;
import java.util.List;

/**
 * What each stack holds, as its last operation left it. All methods throw {@link
 * StoreUnavailableException}.
 */
public final class Inventory {
  private final OperatorDatabase database;

  /** In the operator's schema. */
  public Inventory(OperatorDatabase database) {
    this.database = database;
  }

  /** Replaces what is known of a stack. */
  public void replace(String stack, List<LiveResource> resources) {
    int kept =
        database.inTransaction(connection -> {
          try (var delete =
              connection.prepareStatement(
                  "delete from %s.inventory where stack = ?".formatted(SCHEMA))) {
            delete.setString(1, stack);
            delete.executeUpdate();
          }
          var sql =
              "insert into %s.inventory (stack, name, type, object_id) values (?, ?, ?, ?)"
                  .formatted(SCHEMA);
          try (var insert = connection.prepareStatement(sql)) {
            for (var resource : resources) {
              insert.setString(1, stack);
              insert.setString(2, resource.name());
              insert.setString(3, resource.type());
              insert.setString(4, resource.id());
              insert.addBatch();
            }
            return insert.executeBatch().length;
          }
        });
    if (kept != resources.size()) {
      throw new IllegalStateException("kept %d of %d rows".formatted(kept, resources.size()));
    }
  }

  /** What a stack holds. */
  public List<LiveResource> of(String stack) {
    return Statements.query(
        database,
        result ->
            new LiveResource(
                result.getString("name"), result.getString("type"), result.getString("object_id")),
        "select name, type, object_id from %s.inventory where stack = ? order by name, type"
            .formatted(SCHEMA),
        stack);
  }
}
