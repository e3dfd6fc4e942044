package dev.skybridge.acceptance.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The inspection API of the simulated clouds. */
public final class Simulator {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /** Every call that can make, change or remove something. */
  private static final List<String> CHANGES = List.of("create", "update", "delete");

  /** Tag of what a test makes by hand. */
  public static final String BY_HAND = "team";

  private final String url;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(DEADLINE).build();

  Simulator(String url) {
    this.url = url;
  }

  /**
   * What stands in the clouds of one application.
   *
   * @param application {@code namespace/name}
   */
  public List<JsonNode> resourcesOf(String application) {
    return list(
        get(
            "/resources?tag.skybridge.dev/owner="
                + URLEncoder.encode(application, StandardCharsets.UTF_8)));
  }

  /** Everything that stands in the clouds. */
  public List<JsonNode> resources() {
    return list(get("/resources"));
  }

  /** Objects of a type that takes tags with nobody's tag, made by hand apart. */
  public List<JsonNode> untagged() {
    JsonNode types = get("/types");
    return resources().stream()
        .filter(one -> takesTags(types, one))
        .filter(one -> one.path("tags").path("skybridge.dev/owner").isMissingNode())
        .filter(one -> one.path("tags").path(BY_HAND).isMissingNode())
        .toList();
  }

  private static boolean takesTags(JsonNode types, JsonNode object) {
    for (JsonNode input :
        types
            .path(object.path("provider").asText())
            .path("resources")
            .path(object.path("type").asText())
            .path("inputs")) {
      if (input.asText().equals("tags")) {
        return true;
      }
    }
    return false;
  }

  /** Objects that stand twice for one resource of one stack. */
  public List<JsonNode> duplicates() {
    return list(get("/duplicates"));
  }

  /** A cursor behind the last call. */
  public long cursor() {
    long at = 0;
    while (true) {
      long next = get("/events?limit=10000&since=" + at).path("next").asLong();
      if (next == at) {
        return at;
      }
      at = next;
    }
  }

  /** Creates, updates and deletes after the cursor, of every outcome. */
  public List<JsonNode> changesSince(long cursor) {
    return list(get("/events?limit=10000&since=" + cursor).path("events")).stream()
        .filter(event -> CHANGES.contains(event.path("operation").asText()))
        .toList();
  }

  /** Calls that began after the cursor. */
  public List<JsonNode> callsSince(long cursor) {
    return list(get("/events?limit=10000&since=" + cursor).path("events"));
  }

  /** Asks for a fault. */
  public void fault(Map<String, Object> fault) {
    try {
      send(
          HttpRequest.newBuilder(URI.create(url + "/faults"))
              .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(fault))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes an object as the owner of an account would by hand. */
  public JsonNode make(
      String provider, String account, String region, String type, Map<String, Object> inputs) {
    String path =
        "/resources/%s?account=%s&region=%s&type=%s"
            .formatted(provider, account, region, URLEncoder.encode(type, StandardCharsets.UTF_8));
    try {
      return send(
          HttpRequest.newBuilder(URI.create(url + path))
              .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(inputs))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An object as it stands now. */
  public JsonNode again(JsonNode object) {
    return resources().stream()
        .filter(one ->
            one.path("id").equals(object.path("id"))
                && one.path("type").equals(object.path("type")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("gone: " + object.path("id").asText()));
  }

  /** Changes properties of an object behind Skybridge's back. */
  public void drift(JsonNode object, Map<String, Object> properties) {
    String path =
        "/resources/%s/%s/properties?type=%s"
            .formatted(
                object.path("provider").asText(),
                object.path("id").asText(),
                URLEncoder.encode(object.path("type").asText(), StandardCharsets.UTF_8));
    try {
      send(
          HttpRequest.newBuilder(URI.create(url + path))
              .PUT(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(properties))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The faults and how often each has struck. */
  public List<JsonNode> faults() {
    return list(get("/faults"));
  }

  /** Ends all faults. */
  public void heal() {
    send(HttpRequest.newBuilder(URI.create(url + "/faults")).DELETE());
  }

  private JsonNode get(String path) {
    return send(HttpRequest.newBuilder(URI.create(url + path)).GET());
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer =
          client.send(
              request.timeout(DEADLINE).header("Content-Type", "application/json").build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 300) {
        throw new AssertionError(
            "the simulator answers "
                + answer.statusCode()
                + ": "
                + new String(answer.body(), StandardCharsets.UTF_8));
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    return items;
  }
}
