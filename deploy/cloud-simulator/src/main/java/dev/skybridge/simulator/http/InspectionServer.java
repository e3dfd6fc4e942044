package dev.skybridge.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.skybridge.simulator.property.JsonCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Serves the inspection API on the loopback address. */
public final class InspectionServer implements AutoCloseable {

  private static final int LONGEST_BODY_BYTES = 1 << 20;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Function<HttpQuestion, HttpAnswer>> routes;

  private InspectionServer(
      HttpServer server, Map<String, Function<HttpQuestion, HttpAnswer>> routes) {
    this.server = server;
    this.routes = Map.copyOf(routes);
  }

  /**
   * Starts serving.
   *
   * @param port 0 for a free one
   * @param routes handlers by the first segment of the path
   */
  static InspectionServer start(int port, Map<String, Function<HttpQuestion, HttpAnswer>> routes)
      throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
    InspectionServer server = new InspectionServer(http, routes);
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
    try (exchange) {
      HttpAnswer answer;
      try {
        String body =
            new String(
                exchange.getRequestBody().readNBytes(LONGEST_BODY_BYTES), StandardCharsets.UTF_8);
        answer =
            route(HttpQuestion.of(exchange.getRequestMethod(), exchange.getRequestURI(), body));
      } catch (IllegalArgumentException e) {
        answer = error(400, String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        answer = error(500, e.toString());
      }
      byte[] bytes = (answer.body().toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private HttpAnswer route(HttpQuestion question) {
    Function<HttpQuestion, HttpAnswer> handler = routes.get(question.segment(0));
    return handler == null
        ? error(404, "no such path; there are " + routes.keySet().stream().sorted().toList())
        : handler.apply(question);
  }

  static HttpAnswer error(int status, String message) {
    ObjectNode body = JsonCodec.MAPPER.createObjectNode();
    return new HttpAnswer(status, body.put("error", message));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
