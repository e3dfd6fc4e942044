package dev.skybridge.operator.adapter.argocd;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The part of Argo CD's API that the client's own rules need: tokens, faults, a stream. */
final class ArgoServer implements AutoCloseable {
  /** Line that ends the stream. */
  static final String END = "end";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Map<String, String> applications = new ConcurrentHashMap<>();
  private final BlockingQueue<String> stream = new LinkedBlockingQueue<>();
  private volatile String token = "first";
  private final AtomicInteger faults = new AtomicInteger();

  ArgoServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  TestArgoCdConfig config(Duration silence) {
    return new TestArgoCdConfig(
        Optional.of("http://127.0.0.1:" + server.getAddress().getPort()),
        Optional.empty(),
        silence);
  }

  List<String> requests() {
    return requests;
  }

  void put(String name, long version) {
    applications.put(name, json(name, version));
  }

  /** With what its last sync brought, and the revision that it was compared with since. */
  void putSynced(String name, String brought, String compared) {
    applications.put(
        name,
        """
        {"metadata": {"name": "%s"}, "status": {"sync": {"revision": "%s"},
          "operationState": {"phase": "Succeeded", "syncResult": {"revision": "%s"}}}}
        """
            .formatted(name, compared, brought));
  }

  void remove(String name) {
    applications.remove(name);
  }

  /** Sends a line on the open stream. */
  void send(String line) {
    stream.add(line);
  }

  static String event(String type, String name, long version) {
    return "data: {\"result\": {\"type\": \""
        + type
        + "\", \"application\": "
        + json(name, version)
        + "}}";
  }

  /** Tokens given so far are not valid any more. */
  void expireTokens() {
    token = "second";
  }

  /** Answers the next requests with 503. */
  void fail(int times) {
    faults.set(times);
  }

  private static String json(String name, long version) {
    return "{\"metadata\": {\"name\": \"%s\", \"resourceVersion\": \"%d\"}}"
        .formatted(name, version);
  }

  private void handle(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var method = exchange.getRequestMethod();
    requests.add(method + " " + path);
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      if (faults.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        answer(exchange, 503, "{\"message\": \"not now\"}");
      } else if (path.equals("/api/v1/session")) {
        answer(exchange, 200, "{\"token\": \"" + token + "\"}");
      } else if (!("Bearer " + token)
          .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        answer(exchange, 401, "{\"message\": \"invalid session\"}");
      } else if (path.equals("/api/v1/stream/applications")) {
        stream(exchange);
      } else if (path.startsWith("/api/v1/projects")) {
        answer(exchange, 200, "{}");
      } else if (path.equals("/api/v1/applications") && !"GET".equals(method)) {
        answer(exchange, 200, upsert(body));
      } else if (path.equals("/api/v1/applications")) {
        answer(exchange, 200, "{\"items\": [" + String.join(",", applications.values()) + "]}");
      } else {
        var found = applications.get(path.substring(path.lastIndexOf('/') + 1));
        answer(
            exchange, found == null ? 404 : 200, found == null ? "{\"message\": \"none\"}" : found);
      }
    }
  }

  /** As Argo CD does, without apiVersion and kind in the answer. */
  private String upsert(byte[] body) throws IOException {
    var application = (ObjectNode) JSON.readTree(body);
    application.remove(List.of("apiVersion", "kind"));
    ((ObjectNode) application.path("metadata")).put("resourceVersion", "1");
    var text = JSON.writeValueAsString(application);
    applications.put(application.at("/metadata/name").asText(), text);
    return text;
  }

  private void stream(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (var out = exchange.getResponseBody()) {
      out.write(":\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
      for (var line = next(); !line.equals(END); line = next()) {
        out.write((line + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    }
  }

  private String next() throws IOException {
    try {
      var line = stream.poll(1, TimeUnit.MINUTES);
      return line == null ? END : line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the server ends", e);
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    stream.add(END);
    server.stop(0);
  }
}
