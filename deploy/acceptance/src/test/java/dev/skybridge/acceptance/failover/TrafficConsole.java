package dev.skybridge.acceptance.failover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.skybridge.world.LocalWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** The console's API about one application's traffic, as its administrator. */
final class TrafficConsole {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(DEADLINE).build();
  private final String url;
  private final String token;

  TrafficConsole(LocalWorld world, String namespace, String application) {
    this.url =
        world.state().url("console")
            + "/api/v1/applications/"
            + namespace
            + "/"
            + application
            + "/traffic";
    this.token = world.secrets().password("console-token");
  }

  /** The placements and their traffic. */
  JsonNode get() {
    return send(HttpRequest.newBuilder(URI.create(url)).GET());
  }

  /** What the loss of a placement would do. */
  JsonNode rehearse(String placement) {
    return send(HttpRequest.newBuilder(URI.create(url + "/rehearsal?lose=" + placement)).GET());
  }

  /** Asks that a placement writes. */
  void moveWriter(String placement) {
    try {
      send(
          HttpRequest.newBuilder(URI.create(url + "/move-writer"))
              .header("Content-Type", "application/json")
              .POST(
                  BodyPublishers.ofByteArray(
                      JSON.writeValueAsBytes(Map.of("placement", placement)))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer =
          http.send(
              request.timeout(DEADLINE).header("Authorization", "Bearer " + token).build(),
              BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 300) {
        throw new AssertionError(
            "the console answers "
                + answer.statusCode()
                + ": "
                + new String(answer.body(), StandardCharsets.UTF_8));
      }
      return answer.body().length == 0 ? JSON.nullNode() : JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
