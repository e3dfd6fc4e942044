package dev.skybridge.operator.adapter.store;

import static dev.skybridge.operator.adapter.store.OperatorDatabase.SCHEMA;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says which objects may exist in a cloud without being in the engine's checkpoint. A row is
 * written before a create is sent and closed when the checkpoint holds the object or when it is
 * certain that there is none. All methods throw {@link StoreUnavailableException}.
 */
public final class CreateJournal {
  private final OperatorDatabase database;

  /** In the operator's schema. */
  public CreateJournal(OperatorDatabase database) {
    this.database = database;
  }

  /** Notes that a create is about to be sent; it replaces an open row of the same resource. */
  public void sending(
      String stack, String urn, String type, String inputsHash, @Nullable String lookupJson) {
    update(
        """
        insert into %s.create_journal (stack, urn, type, inputs_hash, lookup)
        values (?, ?, ?, ?, ?::jsonb)
        on conflict (stack, urn) where closed_at is null
        do update set inputs_hash = excluded.inputs_hash, lookup = excluded.lookup,
          type = excluded.type, object_id = null, sent_at = now(), answered_at = null
        """,
        stack, urn, type, inputsHash, lookupJson);
  }

  /** Notes the id that the vendor gave. */
  public void answered(String stack, String urn, String objectId) {
    update(
        """
        update %s.create_journal set object_id = ?, answered_at = now()
        where stack = ? and urn = ? and closed_at is null
        """,
        objectId, stack, urn);
  }

  /** Notes that nothing is open for the resource: the checkpoint has it, or it does not exist. */
  public void close(String stack, String urn) {
    update(
        "update %s.create_journal set closed_at = now() where stack = ? and urn = ? and closed_at is"
            + " null",
        stack, urn);
  }

  /** Closes the rows of those resources that the checkpoint holds with the id of the row. */
  public void closeHeld(String stack, Collection<HeldObject> held) {
    for (var row : open(stack)) {
      var inCheckpoint =
          held.stream()
              .anyMatch(object ->
                  object.urn().equals(row.urn())
                      && row.answeredId().map(object.id()::equals).orElse(false));
      if (inCheckpoint) {
        close(stack, row.urn());
      }
    }
  }

  /** The open row of one resource. */
  public Optional<OpenCreate> find(String stack, String urn) {
    return open(stack).stream().filter(row -> row.urn().equals(urn)).findFirst();
  }

  /** The open rows of a stack, newest first. */
  public List<OpenCreate> open(String stack) {
    return Statements.query(
        database,
        CreateJournal::row,
        """
        select stack, urn, type, inputs_hash, lookup, object_id, sent_at from %s.create_journal
        where stack = ? and closed_at is null order by id desc
        """
            .formatted(SCHEMA),
        stack);
  }

  /** Removes closed rows older than {@code age}. */
  public void prune(Duration age) {
    update(
        "delete from %s.create_journal where closed_at < now() - make_interval(secs => ?::bigint)",
        Long.toString(age.toSeconds()));
  }

  private void update(String sql, @Nullable String... arguments) {
    Statements.update(database, sql.formatted(SCHEMA), (Object[]) arguments);
  }

  private static OpenCreate row(ResultSet result) throws SQLException {
    return new OpenCreate(
        result.getString("stack"),
        result.getString("urn"),
        result.getString("type"),
        result.getString("inputs_hash"),
        result.getString("lookup"),
        result.getString("object_id"),
        result.getTimestamp("sent_at").toInstant());
  }

  /**
   * An object that the engine's checkpoint holds.
   *
   * @param urn the engine's name of the resource
   * @param id the vendor's id
   */
  public record HeldObject(String urn, String id) {}
}
