package dev.skybridge.operator.adapter.pulumi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The engine's {@code postgres://} backend: one table of JSON documents that hold the bytes in base
 * 64 (see {@code pkg/backend/diy/postgres} of the engine). The engine takes the URL's path, which
 * is the database, for a folder as well.
 */
final class PostgresStateBackend implements StateBackend {
  private static final String UNDEFINED_TABLE = "42P01";
  private static final String TIMEOUT_SECONDS = "10";

  private final String url;
  private final Properties properties;
  private final String table;
  private final String folder;
  private final ObjectMapper json = new ObjectMapper();
  private volatile boolean prepared;

  private PostgresStateBackend(String url, Properties properties, String table, String folder) {
    this.url = url;
    this.folder = folder;
    this.properties = properties;
    this.table = table;
  }

  /**
   * For a URL as the engine takes it.
   *
   * @throws IllegalArgumentException if the URL names no host or database, or a strange table
   */
  static PostgresStateBackend of(String url) {
    var uri = URI.create(url);
    var query = query(uri);
    var table = query.getOrDefault("table", "pulumi_state");
    if (uri.getHost() == null || uri.getPath().length() < 2 || !table.matches("[A-Za-z0-9_.]+")) {
      throw new IllegalArgumentException(
          "skybridge.pulumi.backend-url must read postgres://user:password@host:port/database");
    }
    var properties = new Properties();
    properties.setProperty("sslmode", query.getOrDefault("sslmode", "prefer"));
    properties.setProperty("connectTimeout", TIMEOUT_SECONDS);
    properties.setProperty("socketTimeout", TIMEOUT_SECONDS);
    properties.setProperty("ApplicationName", "skybridge-state");
    if (uri.getRawUserInfo() != null) {
      var parts = uri.getRawUserInfo().split(":", 2);
      properties.setProperty("user", decode(parts[0]));
      if (parts.length == 2) {
        properties.setProperty("password", decode(parts[1]));
      }
    }
    var port = uri.getPort() < 0 ? 5432 : uri.getPort();
    return new PostgresStateBackend(
        "jdbc:postgresql://%s:%d%s".formatted(uri.getHost(), port, uri.getRawPath()),
        properties,
        table,
        uri.getPath().substring(1) + "/");
  }

  /**
   * The engine's own statement ({@code schema.sql} of that package), one at a time: PostgreSQL
   * fails one of two that create the same table at once.
   */
  @Override
  public void prepare() {
    if (prepared) {
      return;
    }
    with(
        false,
        connection -> {
          connection.setAutoCommit(false);
          try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(hashtext('%1$s'))".formatted(table));
            statement.execute(
                """
                create table if not exists %1$s (
                  key text primary key,
                  data json not null,
                  updated_at timestamp with time zone not null default now());
                create index if not exists %1$s_key_prefix_idx on %1$s (key text_pattern_ops)
                """
                    .formatted(table));
          }
          connection.commit();
          return true;
        });
    prepared = true;
  }

  @Override
  public Optional<byte[]> read(String key) {
    return with(
        Optional.empty(),
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "select data ->> 'data' from %s where key = ?".formatted(table))) {
            statement.setString(1, folder + key);
            try (var result = statement.executeQuery()) {
              return result.next()
                  ? Optional.of(Base64.getDecoder().decode(result.getString(1)))
                  : Optional.empty();
            }
          }
        });
  }

  @Override
  public void write(String key, byte[] document) {
    with(
        0,
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  """
                  insert into %s (key, data) values (?, ?::json)
                  on conflict (key) do update set data = excluded.data, updated_at = now()
                  """
                      .formatted(table))) {
            statement.setString(1, folder + key);
            statement.setString(2, encoded(document));
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public void delete(String key) {
    with(
        0,
        connection -> {
          try (var statement =
              connection.prepareStatement("delete from %s where key = ?".formatted(table))) {
            statement.setString(1, folder + key);
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public List<String> keys(String prefix) {
    return with(
        List.of(),
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "select key from %s where starts_with(key, ?) order by key".formatted(table))) {
            statement.setString(1, folder + prefix);
            var keys = new ArrayList<String>();
            try (var result = statement.executeQuery()) {
              while (result.next()) {
                keys.add(result.getString(1).substring(folder.length()));
              }
            }
            return List.copyOf(keys);
          }
        });
  }

  private <T> T with(T withoutTable, Work<T> work) {
    try (var connection = DriverManager.getConnection(url, properties)) {
      return work.on(connection);
    } catch (SQLException e) {
      if (UNDEFINED_TABLE.equals(e.getSQLState())) {
        return withoutTable; // nothing was run yet
      }
      throw new StateUnreachableException("engine state: " + e.getMessage(), e);
    }
  }

  private String encoded(byte[] document) {
    try {
      return json.writeValueAsString(Map.of("data", Base64.getEncoder().encodeToString(document)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts is JSON", e);
    }
  }

  private static Map<String, String> query(URI uri) {
    var values = new HashMap<String, String>();
    if (uri.getRawQuery() != null) {
      for (var pair : uri.getRawQuery().split("&", -1)) {
        var parts = pair.split("=", 2);
        values.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
      }
    }
    return values;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @FunctionalInterface
  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }
}
