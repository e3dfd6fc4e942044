package dev.skybridge.operator.adapter.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prepared statements with positional arguments. */
final class Statements {
  private Statements() {}

  /** Runs a statement that changes rows. */
  static int update(OperatorDatabase database, String sql, @Nullable Object... arguments) {
    return database.with(connection -> {
      try (var statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < arguments.length; i++) {
          statement.setObject(i + 1, toSql(arguments[i]));
        }
        return statement.executeUpdate();
      }
    });
  }

  /** Runs a query, or a statement with {@code returning}. */
  static <T> List<T> query(
      OperatorDatabase database, Row<T> row, String sql, @Nullable Object... arguments) {
    return database.with(connection -> {
      try (var statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < arguments.length; i++) {
          statement.setObject(i + 1, toSql(arguments[i]));
        }
        var rows = new ArrayList<T>();
        try (var result = statement.executeQuery()) {
          while (result.next()) {
            rows.add(row.read(result));
          }
        }
        return List.copyOf(rows);
      }
    });
  }

  private static @Nullable Object toSql(@Nullable Object argument) {
    return argument instanceof Instant instant ? Timestamp.from(instant) : argument;
  }

  /** Reads one row. */
  @FunctionalInterface
  interface Row<T> {
    /**
     * Reads it.
     *
     * @throws SQLException from the driver
     */
    T read(ResultSet result) throws SQLException;
  }
}
