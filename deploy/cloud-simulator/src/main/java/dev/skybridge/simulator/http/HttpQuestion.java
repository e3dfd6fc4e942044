package dev.skybridge.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skybridge.simulator.property.JsonCodec;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request to the inspection API.
 *
 * @param path decoded segments of the path
 * @param query decoded parameters; of a repeated one the last counts
 * @param body JSON of the body, a missing node when there is none
 */
record HttpQuestion(String method, List<String> path, Map<String, String> query, JsonNode body) {

  HttpQuestion {
    path = List.copyOf(path);
    query = Map.copyOf(query);
  }

  static HttpQuestion of(String method, URI uri, String body) {
    List<String> path =
        Stream.of(uri.getRawPath().split("/", -1))
            .filter(segment -> !segment.isEmpty())
            .map(HttpQuestion::decode)
            .toList();
    Map<String, String> query = new LinkedHashMap<>();
    String raw = uri.getRawQuery();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        String[] parts = pair.split("=", 2);
        query.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
      }
    }
    return new HttpQuestion(
        method,
        path,
        query,
        body.isBlank() ? JsonCodec.MAPPER.missingNode() : JsonCodec.parse(body));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }

  /** The segment at a position, empty text when the path is shorter. */
  String segment(int position) {
    return position < path.size() ? path.get(position) : "";
  }
}
