package dev.skybridge.acceptance.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Argo CD, asked by its own REST API as its administrator. */
public final class ArgoCdServer {
  /**
   * What Argo CD says of one of its applications.
   *
   * @param name of it
   * @param sync {@code Synced} and so on
   * @param health {@code Healthy} and so on
   */
  public record Delivered(String name, String sync, String health) {}

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration DEADLINE = Duration.ofSeconds(15);

  private final String url;
  private final String password;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(DEADLINE).build();

  ArgoCdServer(String url, String password) {
    this.url = url;
    this.password = password;
  }

  /** The applications whose name begins with the prefix. */
  public List<Delivered> applications(String prefix) {
    JsonNode answer =
        send(
            HttpRequest.newBuilder(URI.create(url + "/api/v1/applications"))
                .header("Authorization", "Bearer " + login())
                .GET());
    List<Delivered> found = new ArrayList<>();
    for (JsonNode item : answer.path("items")) {
      String name = item.path("metadata").path("name").asText();
      if (name.startsWith(prefix)) {
        found.add(
            new Delivered(
                name,
                item.path("status").path("sync").path("status").asText(),
                item.path("status").path("health").path("status").asText()));
      }
    }
    return found;
  }

  private String login() {
    try {
      byte[] body = JSON.writeValueAsBytes(Map.of("username", "admin", "password", password));
      return send(HttpRequest.newBuilder(URI.create(url + "/api/v1/session"))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(body)))
          .path("token")
          .asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer =
          client.send(request.timeout(DEADLINE).build(), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new AssertionError("Argo CD answers " + answer.statusCode());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
