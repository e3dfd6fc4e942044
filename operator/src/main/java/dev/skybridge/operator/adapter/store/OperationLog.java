package dev.skybridge.operator.adapter.store;

import static dev.skybridge.operator.adapter.store.OperatorDatabase.SCHEMA;

import dev.skybridge.model.StackOutcome;
import dev.skybridge.model.StackOutcome.Changes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * One row for each stack operation. A row without an end is an operation whose operator died, or
 * one that runs now. All methods throw {@link StoreUnavailableException}.
 */
public final class OperationLog {
  private final OperatorDatabase database;
  private final String host;

  /**
   * In the operator's schema.
   *
   * @param host name of this machine: process ids mean nothing elsewhere
   */
  public OperationLog(OperatorDatabase database, String host) {
    this.database = database;
    this.host = host;
  }

  /** Name of this machine. */
  public String host() {
    return host;
  }

  /** Notes the start of an operation and returns its number. */
  public long started(String stack, String kind, String traceId) {
    return Statements.query(
            database,
            result -> result.getLong(1),
            "insert into %s.stack_operation (stack, kind, trace_id, host) values (?, ?, ?, ?) returning id"
                .formatted(SCHEMA),
            stack,
            kind,
            traceId,
            host)
        .getFirst();
  }

  /** Notes the engine process of an operation, so that it can be ended after a crash of ours. */
  public void engineStarted(long operation, long pid, Instant startedAt) {
    Statements.update(
        database,
        "update %s.stack_operation set pid = ?, pid_started = ? where id = ?".formatted(SCHEMA),
        pid,
        startedAt,
        operation);
  }

  /** Notes the provider's process of an operation, the newest if there are more. */
  public void pluginStarted(long operation, long pid, Instant startedAt) {
    Statements.update(
        database,
        "update %s.stack_operation set plugin_pid = ?, plugin_pid_started = ? where id = ?"
            .formatted(SCHEMA),
        pid,
        startedAt,
        operation);
  }

  /** Notes how an operation ended. */
  public void ended(long operation, StackOutcome outcome) {
    var word =
        switch (outcome) {
          case StackOutcome.Succeeded _, StackOutcome.Planned _, StackOutcome.Inspected _ ->
              "succeeded";
          case StackOutcome.Failed f -> f.reason().name();
        };
    end(operation, word, outcome.changes());
  }

  /** Notes that an operation was ended by a crash of the operator. */
  public void abandoned(long operation) {
    end(operation, "abandoned", Changes.NONE);
  }

  private void end(long operation, String outcome, Changes changes) {
    Statements.update(
        database,
        """
        update %s.stack_operation set finished_at = now(), outcome = ?, created = ?, adopted = ?,
          updated = ?, replaced = ?, deleted = ?, unchanged = ?
        where id = ?
        """
            .formatted(SCHEMA),
        outcome,
        changes.created(),
        changes.adopted(),
        changes.updated(),
        changes.replaced(),
        changes.deleted(),
        changes.unchanged(),
        operation);
  }

  /** Operations of a stack that have no end, started on this machine. */
  public List<Unfinished> unfinished(String stack) {
    return Statements.query(
        database,
        OperationLog::row,
        """
        select id, coalesce(pid, 0) as pid, coalesce(pid_started, started_at) as pid_started,
          coalesce(plugin_pid, 0) as plugin_pid,
          coalesce(plugin_pid_started, started_at) as plugin_pid_started
        from %s.stack_operation where stack = ? and host = ? and finished_at is null order by id
        """
            .formatted(SCHEMA),
        stack,
        host);
  }

  private static Unfinished row(ResultSet result) throws SQLException {
    return new Unfinished(
        result.getLong("id"),
        result.getLong("pid"),
        result.getTimestamp("pid_started").toInstant(),
        result.getLong("plugin_pid"),
        result.getTimestamp("plugin_pid_started").toInstant());
  }

  /**
   * An operation that has no end.
   *
   * @param operation its number
   * @param pid its engine process; 0 if none had been started
   * @param pidStarted when that process started
   * @param pluginPid its provider's process; 0 if none had been started
   * @param pluginStarted when that process started
   */
  public record Unfinished(
      long operation, long pid, Instant pidStarted, long pluginPid, Instant pluginStarted) {}
}
