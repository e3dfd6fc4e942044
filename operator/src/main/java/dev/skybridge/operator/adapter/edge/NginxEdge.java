package dev.skybridge.operator.adapter.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skybridge.operator.traffic.Edges.State;
import dev.skybridge.operator.traffic.RouteTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One edge. At most one call about a route is under way; what is told meanwhile is dropped, since
 * the caller tells again.
 */
final class NginxEdge {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Known START = new Known(new State(State.UNKNOWN, Optional.empty()), false);

  private final HttpClient http;
  private final URI url;
  private final Optional<Path> tokenFile;
  private final Duration deadline;
  private final Map<String, Known> routes = new ConcurrentHashMap<>();

  NginxEdge(HttpClient http, URI url, Optional<Path> tokenFile, Duration deadline) {
    this.http = http;
    this.url = url;
    this.tokenFile = tokenFile;
    this.deadline = deadline;
  }

  private record Known(State state, boolean underWay) {}

  /** How it stands to a route. */
  State of(String route) {
    return routes.getOrDefault(route, START).state();
  }

  /** Nothing is known of a route any more. */
  void drop(String route) {
    routes.remove(route);
  }

  void tell(RouteTable table, Runnable told) {
    try {
      var body = JSON.writeValueAsBytes(body(table));
      call(
          table.route(),
          request -> request.PUT(BodyPublishers.ofByteArray(body)),
          new State(table.version(), Optional.empty()),
          told);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  void forget(String route, Runnable told) {
    call(route, HttpRequest.Builder::DELETE, new State(State.NONE, Optional.empty()), told);
  }

  private void call(
      String route, UnaryOperator<HttpRequest.Builder> method, State done, Runnable told) {
    var start = routes.computeIfAbsent(route, r -> START);
    if (start.underWay() || !routes.replace(route, start, new Known(start.state(), true))) {
      return;
    }
    HttpRequest request;
    try {
      request = method.apply(request(route)).build();
    } catch (IOException e) {
      var failed =
          new State(
              start.state().version(), Optional.of("skybridge.traffic.edge-token-file: " + e));
      routes.put(route, new Known(failed, false));
      return;
    }
    var _ =
        http.sendAsync(request, BodyHandlers.ofString())
            .handle((response, failure) -> problem(response, failure))
            .thenAccept(problem -> {
              var before = start.state();
              var after = problem.isPresent() ? new State(before.version(), problem) : done;
              routes.put(route, new Known(after, false));
              if (!before.equals(after)) {
                told.run();
              }
            });
  }

  private HttpRequest.Builder request(String route) throws IOException {
    var builder =
        HttpRequest.newBuilder(url.resolve("/routes/" + route))
            .timeout(deadline)
            .header("Content-Type", "application/json");
    if (tokenFile.isPresent()) {
      builder.header("Authorization", "Bearer " + Files.readString(tokenFile.get()).strip());
    }
    return builder;
  }

  private Optional<String> problem(
      @Nullable HttpResponse<String> response, @Nullable Throwable failure) {
    if (response != null && response.statusCode() / 100 == 2) {
      return Optional.empty();
    }
    if (response != null) {
      return Optional.of("it answered " + response.statusCode() + " " + response.body().strip());
    }
    return Optional.of(NoAnswer.why(failure, deadline));
  }

  private static Map<String, Object> body(RouteTable table) {
    var body = new LinkedHashMap<String, Object>();
    body.put("version", table.version());
    body.put("hosts", table.hosts());
    body.put("oneWriter", table.oneWriter());
    table.writer().ifPresent(writer -> body.put("writer", writer));
    body.put("shares", table.shares());
    return body;
  }
}
