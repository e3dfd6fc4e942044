package dev.skybridge.acceptance.failover;

import dev.skybridge.world.LocalWorld;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The database of one side: each write is a row with the server's time of it. */
final class Ledger implements AutoCloseable {
  private static final String SECONDS = "5";

  private final LocalWorld world;
  private final String database;

  /** One write. */
  record Entry(Instant at, String by) {}

  private Ledger(LocalWorld world, String database) {
    this.world = world;
    this.database = database;
  }

  static Ledger create(LocalWorld world, String database) throws SQLException {
    Ledger ledger = new Ledger(world, database);
    try (Connection connection = ledger.connect("postgres", world.state().port("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + database);
    }
    try (Connection connection = ledger.direct();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table entries (at timestamptz not null default clock_timestamp(), by text not null)");
    }
    return ledger;
  }

  /** A connection by way of a port, which may be a gate's. */
  Connection by(int port) throws SQLException {
    return connect(database, port);
  }

  private Connection direct() throws SQLException {
    return by(world.state().port("postgres"));
  }

  private Connection connect(String name, int port) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "postgres");
    properties.setProperty("password", world.secrets().password("postgres-superuser"));
    properties.setProperty("connectTimeout", SECONDS);
    properties.setProperty("loginTimeout", SECONDS);
    properties.setProperty("socketTimeout", SECONDS);
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + name, properties);
  }

  /** Writes a row. */
  static void write(Connection connection, String by) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("insert into entries (by) values (?)")) {
      statement.setString(1, by);
      statement.executeUpdate();
    }
  }

  /** All writes, past every gate, in the order of their time. */
  List<Entry> entries() throws SQLException {
    List<Entry> entries = new ArrayList<>();
    try (Connection connection = direct();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select at, by from entries order by at")) {
      while (rows.next()) {
        entries.add(new Entry(rows.getTimestamp(1).toInstant(), rows.getString(2)));
      }
    }
    return entries;
  }

  @Override
  public void close() throws SQLException {
    try (Connection connection = connect("postgres", world.state().port("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("drop database " + database + " with (force)");
    }
  }
}
