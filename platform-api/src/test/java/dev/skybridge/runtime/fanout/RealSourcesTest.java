package dev.skybridge.runtime.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.skybridge.runtime.context.Cause;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.context.carry.ScopedHttp;
import dev.skybridge.runtime.context.carry.ScopedStatement;
import dev.skybridge.runtime.fanout.Outcome.Cancelled;
import dev.skybridge.runtime.fanout.Outcome.Defaulted;
import dev.skybridge.runtime.fanout.Outcome.Got;
import dev.skybridge.runtime.task.Origin;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One fan-out over a database, a web server and a topic, all real, with each of them failing. */
@Timeout(180)
final class RealSourcesTest {
  private static final Origin SERVER = Origin.here("web server of a test");
  private static final Scope ROOT = Scope.root("test");
  private static final AtomicInteger REQUESTS = new AtomicInteger();
  private static final AtomicInteger FAILURES_TO_COME = new AtomicInteger();

  private static EmbeddedPostgres postgres;
  private static HttpServer server;
  private static HttpClient client;

  private final Breakers breakers = new Breakers();

  @BeforeAll
  static void start() throws Exception {
    client = HttpClient.newHttpClient();
    postgres = EmbeddedPostgres.start();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(ROOT.executor(SERVER));
    server.createContext(
        "/",
        exchange -> {
          REQUESTS.incrementAndGet();
          var fails = FAILURES_TO_COME.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
          var body = "from http".getBytes(UTF_8);
          exchange.sendResponseHeaders(fails ? 500 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.stop(0);
    client.close();
    ROOT.close();
    postgres.close();
  }

  @BeforeEach
  void reset() {
    REQUESTS.set(0);
    FAILURES_TO_COME.set(0);
  }

  @Test
  void shouldKeepWhatEachSourceCameToWhileAllAreWellAndWhileEachFails(@TempDir Path folder)
      throws Exception {
    // given
    var broker = KafkaBroker.start(ROOT, folder);
    broker.publish("prices", "from kafka");

    // when, then
    shouldJoinThreeSources(broker);
    broker.close();
    shouldCancelTheQueryRetryTheRequestsAndTakeADefaultForTheTopic(broker);
  }

  private void shouldJoinThreeSources(KafkaBroker broker) throws InterruptedException {
    // given
    var database = Branch.of("database", () -> query("select 42"));
    var web = Branch.of("web", RealSourcesTest::get);
    var topic = Branch.of("topic", () -> broker.first("prices"));
    var definition =
        FanOut.named("all well", breakers)
            .within(Duration.ofSeconds(60))
            .branch(database)
            .branch(web)
            .branch(topic)
            .build();

    // when
    var result = definition.run(ROOT);

    // then
    System.out.printf("%s, %s%n", result, result.outcomes().values());
    assertThat(result.isComplete()).isTrue();
    assertThat(result.value(database)).contains(42);
    assertThat(result.value(web)).contains("from http");
    assertThat(result.value(topic)).contains("from kafka");
  }

  private void shouldCancelTheQueryRetryTheRequestsAndTakeADefaultForTheTopic(KafkaBroker broker)
      throws SQLException, InterruptedException {
    // given a query that is too slow, a server that fails twice, and a broker that has gone
    REQUESTS.set(0);
    FAILURES_TO_COME.set(2);
    var database =
        Branch.of("database", () -> query("select 1 from pg_sleep(60)"))
            .within(Duration.ofMillis(800));
    var web =
        Branch.of("web", RealSourcesTest::get)
            .onFailure(OnFailure.retry(RetryRule.of(4, Duration.ofMillis(20))));
    var topic =
        Branch.of("topic", () -> broker.first("prices"))
            .within(Duration.ofSeconds(2))
            .onFailure(OnFailure.use("from yesterday"));
    var definition =
        FanOut.named("faults", breakers).branch(database).branch(web).branch(topic).build();

    // when
    var result = definition.run(ROOT);

    // then
    System.out.printf("%s, %s%n", result, result.outcomes().values());
    assertThat(result.outcome(database))
        .isInstanceOfSatisfying(
            Cancelled.class,
            late ->
                assertThat(late.cause())
                    .isEqualTo(new Cause.DeadlinePassed(Duration.ofMillis(800))));
    assertThat(sleeping()).isZero();
    assertThat(result.outcome(web)).isInstanceOf(Got.class);
    assertThat(result.outcome(web).effort().attempts()).isEqualTo(3);
    assertThat(REQUESTS).hasValue(3);
    assertThat(result.outcome(topic)).isInstanceOf(Defaulted.class);
    assertThat(result.value(topic)).contains("from yesterday");
    assertThat(result.firstLost()).contains(database);
    assertThat(result.stillRunning()).isEmpty();
    assertThat(result.took()).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void shouldNotMakeAnOutageWorseByRetries() throws Exception {
    // given a server that is down, asked by 40 branches of up to five attempts
    FAILURES_TO_COME.set(Integer.MAX_VALUE);
    var builder = FanOut.named("outage", breakers).budget(RetryBudget.of(10, 0.1));
    for (int i = 0; i < 40; i++) {
      builder.branch(
          Branch.of("web " + i, RealSourcesTest::get)
              .onFailure(OnFailure.retry(RetryRule.of(5, Duration.ofMillis(5)))));
    }

    // when
    var result = builder.build().run(ROOT);

    // then: ten tokens allow four retries
    assertThat(result.firstLost()).isPresent();
    assertThat(REQUESTS).hasValue(44);
  }

  private static int query(String sql) throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
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

  private static int sleeping() throws SQLException {
    return query(
        "select count(*) from pg_stat_activity where state = 'active'"
            + " and query like '%pg_sleep%' and pid <> pg_backend_pid()");
  }

  private static String get() throws IOException, InterruptedException {
    var address = "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
    var request = HttpRequest.newBuilder(URI.create(address)).build();
    var answer = ScopedHttp.send(client, request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("status " + answer.statusCode());
    }
    return answer.body();
  }
}
