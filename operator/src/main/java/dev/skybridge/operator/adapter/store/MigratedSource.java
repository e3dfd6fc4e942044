package dev.skybridge.operator.adapter.store;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Connections that find the operator's tables without naming its schema, for what is not ours to
 * name it in.
 */
final class MigratedSource implements DataSource {
  private final OperatorDatabase database;
  private final DataSource source;

  MigratedSource(OperatorDatabase database, DataSource source) {
    this.database = database;
    this.source = source;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return inSchema(source.getConnection());
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return inSchema(source.getConnection(username, password));
  }

  private Connection inSchema(Connection connection) throws SQLException {
    try {
      database.migrateOnce();
      connection.setSchema(OperatorDatabase.SCHEMA);
      return connection;
    } catch (StoreUnavailableException e) {
      connection.close();
      throw new SQLException(e.getMessage(), e);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return source.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    source.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    source.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return source.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger(MigratedSource.class.getPackageName());
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return source.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return source.isWrapperFor(type);
  }
}
