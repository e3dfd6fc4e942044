package dev.skybridge.operator.adapter.store;

import static dev.skybridge.operator.adapter.store.OperatorDatabase.SCHEMA;

import java.util.Optional;

/**
 * The engine's encryption salt of each stack: it survives a lost work directory. All methods throw
 * {@link StoreUnavailableException}.
 */
public final class StackSecrets {
  private final OperatorDatabase database;

  /** In the operator's schema. */
  public StackSecrets(OperatorDatabase database) {
    this.database = database;
  }

  /** The salt of a stack. */
  public Optional<String> salt(String stack) {
    return Statements.query(
            database,
            result -> result.getString(1),
            "select encryption_salt from %s.stack_secret where stack = ?".formatted(SCHEMA),
            stack)
        .stream()
        .findFirst();
  }

  /** Keeps the salt of a stack. */
  public void keep(String stack, String salt) {
    Statements.update(
        database,
        """
        insert into %s.stack_secret (stack, encryption_salt) values (?, ?)
        on conflict (stack) do update set encryption_salt = excluded.encryption_salt, updated_at = now()
        """
            .formatted(SCHEMA),
        stack,
        salt);
  }

  /** Forgets a stack that was removed. */
  public void forget(String stack) {
    Statements.update(
        database, "delete from %s.stack_secret where stack = ?".formatted(SCHEMA), stack);
  }
}
