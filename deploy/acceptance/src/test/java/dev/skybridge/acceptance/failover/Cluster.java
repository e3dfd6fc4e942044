package dev.skybridge.acceptance.failover;

import dev.skybridge.acceptance.harness.Eventually;
import dev.skybridge.acceptance.harness.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;

/**
 * A PostgreSQL of one side alone, by the distribution's server programs, which have the client
 * programs of the same version beside them. Roles: {@code shop}, who owns the database, and {@code
 * copier}, who may do what a gate has to.
 */
final class Cluster {
  static final String DATABASE = "orders";
  static final String PASSWORD = "not-a-real-one";
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final int END_SECONDS = 20;

  private final Path programs;
  private final int port;
  private final Process process;
  private final Path folder;

  private Cluster(Path programs, Path folder, int port, Process process) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /** Folder of the programs; empty where the distribution has none. */
  static Optional<Path> programs() throws IOException {
    Path root = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(root)) {
      return Optional.empty();
    }
    try (var versions = Files.list(root)) {
      return versions
          .filter(version -> Files.isExecutable(version.resolve("bin/initdb")))
          .max(Comparator.comparing(version -> Integer.valueOf(version.getFileName().toString())))
          .map(version -> version.resolve("bin"));
    }
  }

  static Cluster start(Path programs, Path folder, int port) throws IOException {
    Path data = folder.resolve("data");
    Path password = Files.writeString(folder.resolve("superuser"), PASSWORD);
    Programs.Ended made =
        Programs.run(
            unprivileged(
                programs.resolve("initdb").toString(),
                "--pgdata=" + data,
                "--username=postgres",
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync"),
            Map.of(),
            "",
            DEADLINE);
    Assertions.assertThat(made.succeeded()).as(made.text()).isTrue();
    Process process =
        new ProcessBuilder(
                unprivileged(
                    programs.resolve("postgres").toString(),
                    "-D",
                    data.toString(),
                    "-p",
                    Integer.toString(port),
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "unix_socket_directories=",
                    "-c",
                    "fsync=off",
                    "-c",
                    "shared_buffers=16MB"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("postgres.log").toFile())
            .start();
    Cluster cluster = new Cluster(programs, folder, port, process);
    Eventually.holds(
        "PostgreSQL answers",
        DEADLINE,
        () -> cluster.connect("postgres", "postgres", port).close());
    cluster.prepare();
    return cluster;
  }

  /** The server refuses to run as root; in a user namespace of its own it is not. */
  private static List<String> unprivileged(String... command) {
    List<String> all = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      all.addAll(List.of("unshare", "--user"));
    }
    all.addAll(List.of(command));
    return all;
  }

  private void prepare() {
    execute(
        "postgres",
        "create role shop login password '" + PASSWORD + "'",
        "create role copier login createdb password '" + PASSWORD + "'",
        "grant shop, pg_read_all_data, pg_signal_backend to copier",
        "create database " + DATABASE + " owner shop");
    try (Connection connection = connect("shop", DATABASE, port);
        Statement statement = connection.createStatement()) {
      statement.execute("create table orders (id bigint primary key, side text not null)");
      statement.execute("create index on orders (side)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A connection by way of a port, which may be a gate's. */
  Connection connect(String user, String database, int by) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", PASSWORD);
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("loginTimeout", "2");
    properties.setProperty("socketTimeout", "5");
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + by + "/" + database, properties);
  }

  private void execute(String database, String... lines) {
    try (Connection connection = connect("postgres", database, port);
        Statement statement = connection.createStatement()) {
      for (String line : lines) {
        statement.execute(line);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of what a query gives, past every gate. */
  List<String> query(String database, String sql) {
    try (Connection connection = connect("postgres", database, port);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  int port() {
    return port;
  }

  Path clientPrograms() {
    return programs;
  }

  Path folder() {
    return folder;
  }

  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
