package dev.skybridge.operator.adapter.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The operator's schema. It is migrated at the first use that reaches the database, not at start:
 * an operator whose database is away starts, reports it as a condition, and recovers by itself.
 */
public final class OperatorDatabase {
  /** The schema that the operator owns. */
  public static final String SCHEMA = "operator";

  private final DataSource dataSource;
  private final Flyway flyway;
  private final ReentrantLock migrating = new ReentrantLock();
  private volatile boolean migrated;

  /**
   * Over a data source whose user may create the schema or owns it.
   *
   * @param dataSource pooled connections
   */
  public OperatorDatabase(DataSource dataSource) {
    this.dataSource = dataSource;
    this.flyway =
        Flyway.configure(OperatorDatabase.class.getClassLoader())
            .dataSource(dataSource)
            .schemas(SCHEMA)
            .locations("classpath:db/migration/operator")
            .load();
  }

  /**
   * Runs {@code work} on a connection in auto-commit mode.
   *
   * @throws StoreUnavailableException if the database does not answer or refuses
   */
  public <T> T with(Work<T> work) {
    migrateOnce();
    try (var connection = dataSource.getConnection()) {
      return work.on(connection);
    } catch (SQLException e) {
      throw new StoreUnavailableException("operator database: " + e.getMessage(), e);
    }
  }

  /**
   * Runs {@code work} in one transaction.
   *
   * @throws StoreUnavailableException if the database does not answer or refuses
   */
  public <T> T inTransaction(Work<T> work) {
    return with(connection -> {
      connection.setAutoCommit(false);
      try {
        var result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    });
  }

  void migrateOnce() {
    if (migrated) {
      return;
    }
    migrating.lock();
    try {
      if (!migrated) {
        flyway.migrate();
        migrated = true;
      }
    } catch (FlywayException e) {
      throw new StoreUnavailableException("operator database: " + e.getMessage(), e);
    } finally {
      migrating.unlock();
    }
  }

  /** Connections whose default schema is the operator's. */
  public DataSource connections() {
    return new MigratedSource(this, dataSource);
  }

  /** Something to do on a connection. */
  @FunctionalInterface
  public interface Work<T> {
    /**
     * Does it.
     *
     * @throws SQLException from the driver
     */
    T on(Connection connection) throws SQLException;
  }
}
