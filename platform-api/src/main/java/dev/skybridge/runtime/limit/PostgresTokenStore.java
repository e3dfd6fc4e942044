package dev.skybridge.runtime.limit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Buckets as rows of PostgreSQL, one statement a take. Times are the server's {@code
 * clock_timestamp()}.
 *
 * <p>A take is on disk before it is answered, whatever {@code synchronous_commit} says, so a server
 * that crashed gives nothing twice. A bucket that has no row is as full as the table is old. After
 * a restore from a backup, or after a failover that may have lost transactions, set {@code
 * rate_limit_store.since} to now: all buckets then start empty.
 *
 * <p>The data source should have a connect and a socket timeout: a driver without them waits for a
 * server that hangs, and so do probes of it.
 */
public final class PostgresTokenStore implements TokenStore {
  private static final String TAKE = Statements.read("take.sql");

  private final DataSource source;
  private final int timeoutSeconds;

  /**
   * Makes a store over tables made by {@link #schema}.
   *
   * @param source of connections, best pooled
   * @param timeout of a statement, rounded up to seconds
   */
  public PostgresTokenStore(DataSource source, Duration timeout) {
    this.source = source;
    timeoutSeconds = (int) Math.max(1, (timeout.toMillis() + 999) / 1000);
  }

  /** The statements that make its tables, to be run once by the owner's migrations. */
  public static String schema() {
    return Statements.read("postgresql.sql");
  }

  @Override
  public Grant take(String key, RateLimit limit, Ask ask) throws StoreUnavailableException {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(TAKE)) {
      statement.setQueryTimeout(timeoutSeconds);
      statement.setString(1, key);
      statement.setDouble(2, limit.permitsPerSecond());
      statement.setDouble(3, (double) limit.burst());
      statement.setDouble(4, (double) ask.fewest());
      statement.setDouble(5, (double) ask.most());
      statement.setDouble(6, ask.horizon().toNanos() / 1e9 * limit.permitsPerSecond());
      Grant grant = run(statement, limit);
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
      return grant;
    } catch (SQLException e) {
      throw new StoreUnavailableException("PostgreSQL did not answer: " + e.getMessage(), e);
    }
  }

  private static Grant run(PreparedStatement statement, RateLimit limit)
      throws SQLException, StoreUnavailableException {
    try (ResultSet rows = statement.executeQuery()) {
      if (!rows.next()) {
        throw new StoreUnavailableException("rate_limit_store has no row");
      }
      return Grant.of(rows.getLong(1), rows.getDouble(2), limit);
    }
  }

  /**
   * Deletes buckets that were not used for {@code idle}, and tells how many. Harmless if that is
   * longer than any of them takes to be full.
   */
  public int forget(Duration idle) throws StoreUnavailableException {
    try (Connection connection = source.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "delete from rate_limit_bucket"
                    + " where filled_at < clock_timestamp() - ? * interval '1 second'")) {
      statement.setQueryTimeout(timeoutSeconds);
      statement.setDouble(1, idle.toMillis() / 1e3);
      int deleted = statement.executeUpdate();
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
      return deleted;
    } catch (SQLException e) {
      throw new StoreUnavailableException("PostgreSQL did not answer: " + e.getMessage(), e);
    }
  }
}
