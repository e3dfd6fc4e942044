package dev.skybridge.runtime.context.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skybridge.runtime.context.CancelledException;
import dev.skybridge.runtime.context.Cause;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.task.Origin;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ScopedStatementTest {
  private static final Origin ORIGIN = Origin.here("caller of a test");
  private static EmbeddedPostgres postgres;

  private final Scope root = Scope.root("test");

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @AfterEach
  void endAll() {
    root.close();
  }

  @Test
  void shouldStopTheQueryAtTheServerAndKeepTheConnectionOnAVirtualThread() throws Exception {
    // given
    var ended = new ArrayBlockingQueue<Object>(1);
    var scope = root.child("query");
    try (var connection = postgres.getPostgresDatabase().getConnection()) {
      scope.executor(ORIGIN).execute(() -> ended.add(sleep(connection)));
      awaitRunning(1);

      // when
      var before = System.nanoTime();
      scope.cancel("kim");
      var thrown = ended.take();
      awaitRunning(0);
      var took = Duration.ofNanos(System.nanoTime() - before);

      // then
      System.out.printf("pg_sleep had ended at the server %s after the cancel%n", took);
      assertThat(thrown)
          .isInstanceOfSatisfying(
              CancelledException.class,
              e -> assertThat(e.reason()).isEqualTo(new Cause.CancelledBy("kim")));
      assertThat(one(connection)).isEqualTo(1);
    }
  }

  @Test
  void shouldStopTheQueryAtTheDeadline() throws Exception {
    // given
    var scope = root.child("query", Duration.ofMillis(300));
    try (var connection = postgres.getPostgresDatabase().getConnection()) {

      // when, then
      assertThatThrownBy(() -> scope.call(() -> query(connection, "select pg_sleep(60)")))
          .isInstanceOfSatisfying(
              CancelledException.class,
              e -> assertThat(e.reason()).isInstanceOf(Cause.DeadlinePassed.class));
      awaitRunning(0);
      assertThat(one(connection)).isEqualTo(1);
    }
    while (root.tasks().size() > 0) {
      Thread.onSpinWait(); // a thread is counted until it has left its scope
    }
  }

  @Test
  void shouldPassTheResultAndTheServersOwnErrorOn() throws Exception {
    // given
    var scope = root.child("query", Duration.ofSeconds(30));
    try (var connection = postgres.getPostgresDatabase().getConnection()) {

      // when, then
      assertThat(scope.call(() -> query(connection, "select 42"))).isEqualTo(42);
      assertThat(query(connection, "select 43")).isEqualTo(43);
      assertThatThrownBy(() -> scope.call(() -> query(connection, "select 1/0")))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22012"));
    }
  }

  private static Object sleep(Connection connection) {
    try {
      return query(connection, "select 1 from pg_sleep(60)");
    } catch (SQLException | CancelledException e) {
      return e;
    }
  }

  private static int query(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      return ScopedStatement.call(
          statement,
          () -> {
            try (var rows = statement.executeQuery(sql)) {
              rows.next();
              return rows.getInt(1);
            }
          });
    }
  }

  private static int one(Connection connection) throws SQLException {
    return query(connection, "select 1");
  }

  private static void awaitRunning(int wanted) throws Exception {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      while (running(statement) != wanted) {
        Thread.onSpinWait(); // the server paces it; JUnit's timeout bounds it
      }
    }
  }

  private static int running(Statement statement) throws SQLException {
    try (var rows =
        statement.executeQuery(
            "select count(*) from pg_stat_activity where state = 'active'"
                + " and query like '%pg_sleep(60)%' and pid <> pg_backend_pid()")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
