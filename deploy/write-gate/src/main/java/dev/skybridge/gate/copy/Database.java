package dev.skybridge.gate.copy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The database beside the gate: dumped and restored by PostgreSQL's own programs. */
public final class Database {
  private static final String SNAPSHOT =
      """
      select pg_export_snapshot(), now(), pg_current_wal_lsn(),
             current_setting('server_version'), pg_get_userbyid(datdba),
             pg_encoding_to_char(encoding), datcollate, datctype
        from pg_database where datname = current_database()
      """;

  /** Waits up to five seconds for each session, and is false where one stayed. */
  private static final String END_SESSIONS =
      """
      select coalesce(bool_and(pg_terminate_backend(pid, 5000)), true)
        from pg_stat_activity
       where datname = ? and pid <> pg_backend_pid() and backend_type = 'client backend'
      """;

  private final DatabaseAccess access;
  private final ClientProgram programs;

  /** A database. */
  public Database(DatabaseAccess access) {
    this.access = access;
    this.programs = new ClientProgram(access.deadline());
  }

  /**
   * A dump.
   *
   * @param at begin of its transaction: what was committed before is in it
   * @param lsn position in the log
   * @param server version
   * @param layout of the database
   * @param content what the file has
   */
  record Dump(Instant at, String lsn, String server, Copy.Layout layout, Digested content) {}

  /**
   * Dumps it into a file, as of one moment.
   *
   * @param limit bytes that the file may have
   */
  Dump dump(Path file, long limit) throws CopyFailed {
    try (var connection = access.connect(access.database())) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      // the transaction stays open, since the snapshot lives no longer
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery(SNAPSHOT)) {
        rows.next();
        var content = dump(rows.getString(1), file, limit);
        return new Dump(
            rows.getObject(2, OffsetDateTime.class).toInstant(),
            rows.getString(3),
            rows.getString(4),
            new Copy.Layout(
                rows.getString(5), rows.getString(6), rows.getString(7), rows.getString(8)),
            content);
      }
    } catch (SQLException | IOException e) {
      throw new CopyFailed("the database could not be dumped: " + said(e), e);
    }
  }

  private Digested dump(String snapshot, Path file, long limit) throws CopyFailed, IOException {
    try {
      return programs.run(
          List.of(
              access.program("pg_dump"),
              "--format=custom",
              "--no-password",
              "--lock-wait-timeout=" + access.deadline().toMillis(),
              "--snapshot=" + snapshot,
              "--dbname=" + access.database()),
          access.environment(),
          output -> Digested.copy(output, file, limit));
    } catch (CopyFailed e) {
      if (e.getCause() instanceof Digested.TooLong) {
        throw new CopyFailed("the dump is larger than --copy-limit allows");
      }
      throw e;
    }
  }

  /** Ends every session of it, so that nothing that was begun can still be committed. */
  void endSessions() throws CopyFailed {
    try (var connection = access.connect(access.database())) {
      endSessions(connection);
    } catch (SQLException | IOException e) {
      throw new CopyFailed("the database's sessions could not be ended: " + said(e), e);
    }
  }

  private void endSessions(Connection connection) throws SQLException, CopyFailed {
    try (var statement = connection.prepareStatement(END_SESSIONS)) {
      statement.setString(1, access.database());
      try (var rows = statement.executeQuery()) {
        rows.next();
        if (!rows.getBoolean(1)) {
          throw new CopyFailed("a session of the database did not end");
        }
      }
    }
  }

  /**
   * Puts a dump in the place of the database; the one before is kept beside it. Nothing is done
   * where the database carries the mark already.
   *
   * @param mark of this restore, unlike any other's
   * @param beside what is appended to the name of the database that is kept
   */
  void restore(Copy copy, Path dump, String mark, String beside) throws CopyFailed {
    try (var connection = access.connect("postgres")) {
      var fresh = access.database() + "_restoring";
      execute(connection, "drop database if exists %s with (force)", fresh);
      var layout = copy.layout();
      execute(
          connection,
          "create database %s owner %s template template0 encoding "
              + "%s lc_collate %s lc_ctype %s"
                  .formatted(
                      literal(connection, layout.encoding()),
                      literal(connection, layout.collate()),
                      literal(connection, layout.ctype())),
          fresh,
          layout.owner());
      programs.run(
          List.of(
              access.program("pg_restore"),
              "--exit-on-error",
              "--single-transaction",
              "--no-password",
              "--dbname=" + fresh,
              dump.toString()),
          access.environment(),
          InputStream::readAllBytes);
      execute(connection, "comment on database %s is " + literal(connection, mark), fresh);
      exchange(connection, fresh, access.database() + "_" + beside);
    } catch (SQLException | IOException e) {
      throw new CopyFailed("the copy could not be restored: " + said(e), e);
    }
  }

  /** Both names change in one transaction, so that one of the two is always in place. */
  private void exchange(Connection connection, String fresh, String beside)
      throws SQLException, CopyFailed {
    endSessions(connection);
    connection.setAutoCommit(false);
    if (comment(connection).isPresent()) {
      execute(connection, "alter database %s rename to %s", access.database(), beside);
    }
    execute(connection, "alter database %s rename to %s", fresh, access.database());
    connection.commit();
  }

  /** The mark of the last restore; empty where there was none. */
  Optional<String> mark() throws CopyFailed {
    try (var connection = access.connect("postgres")) {
      return comment(connection).filter(mark -> !mark.isEmpty());
    } catch (SQLException | IOException e) {
      throw new CopyFailed("the database could not be looked at: " + said(e), e);
    }
  }

  /** Its comment, which may be empty; nothing where there is no such database. */
  private Optional<String> comment(Connection connection) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "select coalesce(shobj_description(oid, 'pg_database'), '') from pg_database where datname = ?")) {
      statement.setString(1, access.database());
      try (var rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  /** Ends a program that is at work. */
  void interrupt() {
    programs.interrupt();
  }

  private static void execute(Connection connection, String sql, String... names)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      var quoted = new Object[names.length];
      for (var i = 0; i < names.length; i++) {
        quoted[i] = statement.enquoteIdentifier(names[i], true);
      }
      statement.execute(sql.formatted(quoted));
    }
  }

  private static String literal(Connection connection, String text) throws SQLException {
    try (var statement = connection.createStatement()) {
      return statement.enquoteLiteral(text).replace("%", "%%");
    }
  }

  /** The first line: what the server adds to it may show data. */
  private static String said(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
