package dev.skybridge.runtime.context.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.skybridge.runtime.context.CancelledException;
import dev.skybridge.runtime.context.Cause;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.task.Origin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ScopedHttpTest {
  private final Scope root = Scope.root("test");
  private final BlockingQueue<Optional<Duration>> told = new LinkedBlockingQueue<>();
  private final CountDownLatch lost = new CountDownLatch(1);
  private HttpClient client;
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    client = HttpClient.newHttpClient();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(root.executor(Origin.here("server")));
    server.createContext(
        "/",
        exchange -> {
          told.add(TimeoutHeader.parse(exchange.getRequestHeaders().getFirst(TimeoutHeader.NAME)));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.createContext(
        "/slow",
        exchange -> {
          told.add(Optional.empty());
          exchange.sendResponseHeaders(200, 0);
          try (var body = exchange.getResponseBody()) {
            while (lost.getCount() > 0) {
              body.write('.');
              body.flush();
              lost.await(10, TimeUnit.MILLISECONDS);
            }
          } catch (IOException e) {
            lost.countDown(); // the client has gone
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
    client.close();
    root.close();
  }

  private HttpRequest request(String path) {
    var address = "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
    return HttpRequest.newBuilder(URI.create(address)).build();
  }

  @Test
  void shouldTellTheOtherSideHowLongItHas() throws Exception {
    // given
    var scope = root.child("call", Duration.ofSeconds(20));

    // when
    var answer = scope.call(() -> ScopedHttp.send(client, request("/"), BodyHandlers.discarding()));
    var left = told.take().orElseThrow();

    // then
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(left).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(20));
  }

  @Test
  void shouldTellAShorterTimeoutOfTheRequestItself() throws Exception {
    // given
    var scope = root.child("call", Duration.ofSeconds(20));
    var request =
        HttpRequest.newBuilder(request("/"), (_, _) -> true).timeout(Duration.ofSeconds(3)).build();

    // when
    scope.call(() -> ScopedHttp.send(client, request, BodyHandlers.discarding()));

    // then
    assertThat(told.take()).contains(Duration.ofSeconds(3));
  }

  @Test
  void shouldSendARequestAsItIsWhereThereIsNoDeadline() throws Exception {
    // given, when
    ScopedHttp.send(client, request("/"), BodyHandlers.discarding());
    root.call(() -> ScopedHttp.send(client, request("/"), BodyHandlers.discarding()));

    // then
    assertThat(told.take()).isEmpty();
    assertThat(told.take()).isEmpty();
  }

  @Test
  void shouldCancelTheExchangeWhenTheScopeEndsInTheMiddleOfABody() throws Exception {
    // given
    var scope = root.child("call");
    root.executor(Origin.here("canceller"))
        .execute(() -> {
          try {
            told.take();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          scope.cancel("kim");
        });

    // when, then
    assertThatThrownBy(() ->
            scope.call(() -> ScopedHttp.send(client, request("/slow"), BodyHandlers.ofString())))
        .isInstanceOfSatisfying(
            CancelledException.class,
            e -> assertThat(e.reason()).isEqualTo(new Cause.CancelledBy("kim")));
    assertThat(lost.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shouldSayThatTheDeadlineEndedItWhereTheBodyDoesNotEnd() {
    // given
    var scope = root.child("call", Duration.ofMillis(300));

    // when, then
    assertThatThrownBy(() ->
            scope.call(() -> ScopedHttp.send(client, request("/slow"), BodyHandlers.ofString())))
        .isInstanceOfSatisfying(
            CancelledException.class,
            e -> assertThat(e.reason()).isInstanceOf(Cause.DeadlinePassed.class));
  }
}
