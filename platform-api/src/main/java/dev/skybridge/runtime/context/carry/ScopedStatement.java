package dev.skybridge.runtime.context.carry;

import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.task.Origin;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs what a JDBC statement does within the current scope: the server is told to stop when the
 * scope ends, and the connection stays usable.
 *
 * <p>The driver works on a thread of its own that the scope does not interrupt: an interrupt closes
 * the socket under a virtual thread (see {@code java.net.Socket}), so that the query would go on at
 * the server and the connection be lost.
 */
public final class ScopedStatement {
  /** How long a query may take to end after it was told to; then its connection is cut. */
  public static final Duration CUT = Duration.ofSeconds(1);

  private static final Duration AGAIN = Duration.ofMillis(100);
  private static final Origin CALL = Origin.here("statement");
  private static final Origin CANCEL = Origin.here("cancel of a statement");

  private ScopedStatement() {}

  /**
   * Does {@code work}, which executes {@code statement} and reads its result. Without a current
   * scope it is simply done.
   *
   * @throws SQLException as {@code work} does
   * @throws dev.skybridge.runtime.context.CancelledException where the scope has ended
   */
  public static <T extends @Nullable Object> T call(Statement statement, Callable<T> work)
      throws SQLException {
    var current = Scope.current();
    if (current.isEmpty()) {
      try {
        return work.call();
      } catch (Exception e) {
        throw asSql(e);
      }
    }
    var scope = current.get();
    scope.checkpoint();
    setTimeout(statement, scope);
    var answer = new FutureTask<T>(work);
    try (var shield = Scope.root("jdbc", scope.timer(), scope.tasks())) {
      shield.executor(CALL).execute(answer);
      try {
        return answer.get();
      } catch (ExecutionException e) {
        throw asSql(e.getCause());
      } catch (InterruptedException e) {
        shield.executor(CANCEL).execute(() -> cancel(statement, answer));
        if (!ended(answer, CUT)) {
          answer.cancel(true); // closes the connection's socket
        }
        Thread.currentThread().interrupt();
        scope.checkpoint();
        throw new SQLTimeoutException("the caller was interrupted", e);
      }
    }
  }

  /** A net below the cancel: drivers know only seconds, so it comes later than the scope's end. */
  private static void setTimeout(Statement statement, Scope scope) throws SQLException {
    var own = statement.getQueryTimeout();
    var left = scope.remaining().map(time -> time.toSeconds() + 2);
    if (left.isPresent() && (own == 0 || left.get() < own)) {
      statement.setQueryTimeout((int) Math.min(left.get(), Integer.MAX_VALUE));
    }
  }

  /** Again and again: a driver ignores it where the statement is just about to be sent. */
  private static void cancel(Statement statement, FutureTask<?> answer) {
    try {
      do {
        statement.cancel();
      } while (!ended(answer, AGAIN));
    } catch (SQLException e) {
      throw new IllegalStateException("the server could not be told to stop", e);
    }
  }

  /** Waits, and keeps an interrupt for the caller: it is on the way out already. */
  private static boolean ended(FutureTask<?> answer, Duration within) {
    var end = System.nanoTime() + within.toNanos();
    var interrupted = false;
    try {
      while (true) {
        try {
          answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
          return true;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException | CancellationException e) {
      return true; // as it should: the server says that it was told to stop
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static SQLException asSql(@Nullable Throwable thrown) {
    return switch (thrown) {
      case SQLException e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null, default -> new SQLException(thrown);
    };
  }
}
