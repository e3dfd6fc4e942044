package dev.skybridge.simulator.openapi;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.skybridge.simulator.provider.AnswerLost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Serves one vendor's HTTP APIs on the loopback address. */
public final class WireServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Function<WireRequest, WireAnswer> api;

  private WireServer(HttpServer server, Function<WireRequest, WireAnswer> api) {
    this.server = server;
    this.api = api;
  }

  /**
   * Starts serving.
   *
   * @param port 0 for a free one
   * @param api answers; what it throws beside {@link AnswerLost} is a defect of the simulator
   */
  public static WireServer start(int port, Function<WireRequest, WireAnswer> api)
      throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
    WireServer server = new WireServer(http, api);
    http.setExecutor(server.threads);
    http.createContext("/", server::handle);
    http.start();
    return server;
  }

  /** The port it serves on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    // Closing without an answer cuts the connection, which is how a lost answer looks.
    try (exchange) {
      WireAnswer answer;
      try {
        answer = api.apply(WireRequest.of(exchange));
      } catch (AnswerLost lost) {
        return;
      }
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.contentType());
      answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      boolean silent = exchange.getRequestMethod().equals("HEAD") || bytes.length == 0;
      exchange.sendResponseHeaders(answer.status(), silent ? -1 : bytes.length);
      if (!silent) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
