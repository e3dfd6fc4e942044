package dev.skybridge.operator.adapter.argocd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skybridge.runtime.context.carry.ScopedHttp;
import dev.skybridge.runtime.limit.RateLimit;
import dev.skybridge.runtime.limit.RateLimiter;
import dev.skybridge.runtime.limit.TokenBucket;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requests to Argo CD's API: login, deadline, one more try where that can help. */
final class ArgoHttp implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int ATTEMPTS = 2;

  private final ArgoCdConfig config;
  private final HttpClient http;
  private final RateLimiter limiter;
  private final String url;
  private volatile @Nullable String token;

  ArgoHttp(ArgoCdConfig config) {
    this.config = config;
    this.url =
        config.url().orElseThrow(() -> new IllegalArgumentException("set skybridge.argocd.url"));
    this.limiter =
        TokenBucket.full(new RateLimit(config.callsPerSecond(), 2L * config.callsPerSecond()));
    var builder =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
    config.caFile().ifPresent(file -> builder.sslContext(TrustedAuthorities.read(file)));
    this.http = builder.build();
  }

  /** Sends a request that may be sent twice, and reads its JSON. */
  JsonNode call(String method, String path, @Nullable Object body) throws ArgoFailure {
    for (var attempt = 1; ; attempt++) {
      try {
        return send(method, path, body, token());
      } catch (ArgoFailure failure) {
        var login = failure.isUnauthorized();
        if (login) {
          token = null;
        }
        if (attempt >= ATTEMPTS || !(login || failure.isTransient())) {
          throw failure;
        }
      }
    }
  }

  /** Opens a stream of server-sent events; the caller closes it. */
  Stream<String> stream(String path) throws ArgoFailure {
    var request =
        request(path)
            .timeout(config.streamSilence())
            .header("Accept", "text/event-stream")
            .header("Authorization", token())
            .GET();
    var response = exchange(request.build(), BodyHandlers.ofLines());
    if (response.statusCode() == 200) {
      return response.body();
    }
    token = null;
    try (var lines = response.body()) {
      var text = String.join(" ", lines.limit(20).toList());
      throw ArgoFailure.of(response.statusCode(), message(response.statusCode(), text));
    }
  }

  private JsonNode send(String method, String path, @Nullable Object body, String authorization)
      throws ArgoFailure {
    var request = request(path).timeout(config.callDeadline());
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try {
      var content =
          body == null
              ? BodyPublishers.noBody()
              : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
      request.header("Content-Type", "application/json").method(method, content);
      var response = exchange(request.build(), BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw ArgoFailure.of(
            response.statusCode(), message(response.statusCode(), response.body()));
      }
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw ArgoFailure.unreachable("Argo CD's answer is not JSON: " + e.getOriginalMessage());
    }
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws ArgoFailure {
    try {
      if (!limiter.acquire(1, request.timeout().orElse(CONNECT))) {
        throw ArgoFailure.late("too many calls of Argo CD wait for their turn");
      }
      return ScopedHttp.send(http, request, handler);
    } catch (HttpTimeoutException e) {
      var seconds = request.timeout().map(Duration::toSeconds).orElse(0L);
      throw ArgoFailure.late("Argo CD did not answer within " + seconds + " s");
    } catch (IOException e) {
      throw ArgoFailure.unreachable("Argo CD at " + url + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ArgoFailure.unreachable("interrupted while calling Argo CD");
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url.replaceAll("/+$", "") + path));
  }

  private String token() throws ArgoFailure {
    var current = token;
    if (current != null) {
      return current;
    }
    synchronized (this) {
      if (token == null) {
        token = "Bearer " + login();
      }
      return token;
    }
  }

  private String login() throws ArgoFailure {
    try {
      var file = config.passwordFile();
      var password = file.isPresent() ? Files.readString(file.get()).strip() : "";
      var credentials = Map.of("username", config.username(), "password", password);
      return send("POST", "/api/v1/session", credentials, "").path("token").asText();
    } catch (IOException e) {
      throw ArgoFailure.of(401, "can't read skybridge.argocd.password-file: " + e.getMessage());
    }
  }

  /** Argo CD puts the reason into the field {@code message}. */
  private static String message(int status, String body) {
    try {
      var message = JSON.readTree(body).path("message").asText();
      return message.isEmpty() ? "Argo CD answered " + status : message;
    } catch (JsonProcessingException e) {
      return "Argo CD answered " + status;
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
