package dev.skybridge.runtime.limit;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** A real PostgreSQL that can be killed and comes back with its data on the same port. */
final class PostgresServer implements StoreServer {
  private final Path data;
  private EmbeddedPostgres server;

  private PostgresServer(Path data, EmbeddedPostgres server) {
    this.data = data;
    this.server = server;
  }

  static PostgresServer start(Path folder) throws IOException, SQLException {
    Path data = folder.resolve("postgres");
    var started = new PostgresServer(data, launch(data, 0));
    started.execute(PostgresTokenStore.schema());
    return started;
  }

  private static EmbeddedPostgres launch(Path data, int port) throws IOException {
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setServerConfig("shared_buffers", "16MB")
            // what is committed survives the server, which is what is killed, not the machine
            .setServerConfig("fsync", "off");
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  @Override
  public int port() {
    return server.getPort();
  }

  void execute(String sql) throws SQLException {
    try (var source = source(port());
        var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("set synchronous_commit = on"); // which this server has off by default
      statement.execute(sql);
    }
  }

  /** A small pool, as the operator's; connections that broke are replaced. */
  static AgroalDataSource source(int port) throws SQLException {
    String address =
        "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres&password=postgres&connectTimeout=1&socketTimeout=2"
            .formatted(port);
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(pool ->
                pool.maxSize(8)
                    .acquisitionTimeout(Duration.ofSeconds(2))
                    .validateOnBorrow(true)
                    .connectionValidator(ConnectionValidator.defaultValidator())
                    .connectionFactoryConfiguration(factory -> factory.jdbcUrl(address))));
  }

  /** Ends it at once, as a crash does: no checkpoint, nothing flushed, connections cut. */
  @Override
  public void kill() throws IOException, InterruptedException {
    Processes.killTree(data.resolve("postmaster.pid"));
  }

  @Override
  public void restart() throws IOException {
    int port = port();
    server.close(); // it is gone, but its lock on the folder is not
    server = launch(data, port);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
