package dev.skybridge.world.services;

import dev.skybridge.world.LocalPostgresLeftover;
import dev.skybridge.world.SecretFiles;
import dev.skybridge.world.WorldLayout;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * PostgreSQL with a data folder that survives restarts, and the databases {@code skybridge} and
 * {@code pulumi}, each with a role of its own and a random password.
 */
public final class Postgres implements AutoCloseable {
  static final List<String> DATABASES = List.of("skybridge", "pulumi");
  private static final Duration START_DEADLINE = Duration.ofSeconds(150);
  private static final String PASSWORDS_ONLY =
      """
      # Written by the local world: passwords for everybody.
      local all all scram-sha-256
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;

  private final EmbeddedPostgres server;

  private Postgres(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Starts the server and makes what is missing.
   *
   * @param binaries where the server's programs are unpacked, once
   */
  public static Postgres start(WorldLayout layout, Path binaries, int port)
      throws IOException, SQLException {
    Path data = layout.data("postgres");
    LocalPostgresLeftover.stop(data);
    SecretFiles secrets = new SecretFiles(layout.secrets());
    String password = secrets.password("postgres-superuser");
    Files.createDirectories(binaries);
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(binaries.toFile())
            .setPort(port)
            .setPGStartupWait(START_DEADLINE)
            .setConnectConfig("password", password)
            .setServerConfig("fsync", "off")
            .setServerConfig("full_page_writes", "off")
            .setServerConfig("shared_buffers", "64MB")
            .setServerConfig("max_connections", "300")
            .setServerConfig("autovacuum_naptime", "300s")
            .setErrorRedirector(ProcessBuilder.Redirect.INHERIT)
            .setOutputRedirector(ProcessBuilder.Redirect.INHERIT)
            .start();
    Path access = data.resolve("pg_hba.conf");
    if (!Files.readString(access).equals(PASSWORDS_ONLY)) {
      prepare(server, secrets, password);
      Files.writeString(access, PASSWORDS_ONLY);
      try (Connection connection = server.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("select pg_reload_conf()");
      }
    }
    return new Postgres(server);
  }

  private static void prepare(
      EmbeddedPostgres server, SecretFiles secrets, String superuserPassword) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      setPassword(connection, "postgres", superuserPassword);
      for (String database : DATABASES) {
        if (!exists(connection, "select 1 from pg_roles where rolname = ?", database)) {
          execute(connection, "create role " + database + " login");
        }
        setPassword(connection, database, secrets.password("postgres-" + database));
        if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
          execute(connection, "create database " + database + " owner " + database);
        }
      }
    }
  }

  /** DDL takes no parameters; both words come from this class and an alphabet without quotes. */
  private static void setPassword(Connection connection, String role, String password)
      throws SQLException {
    execute(connection, "alter role " + role + " password '" + password + "'");
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
