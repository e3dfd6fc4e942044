package dev.skybridge.simulator.openapi;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An HTTP request as it came, since signatures cover its letters.
 *
 * @param path as it was sent, encoded
 * @param query decoded; a parameter without a value has an empty one
 * @param headers by name in lower case; several values joined by commas
 * @param body as text in UTF-8
 */
public record WireRequest(
    String method,
    String path,
    TreeMap<String, String> query,
    Map<String, String> headers,
    String body) {

  private static final int LONGEST_BODY_BYTES = 1 << 20;

  static WireRequest of(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI();
    Map<String, String> headers =
        exchange.getRequestHeaders().entrySet().stream()
            .collect(
                Collectors.toMap(
                    e -> e.getKey().toLowerCase(java.util.Locale.ROOT),
                    e -> String.join(",", e.getValue())));
    return new WireRequest(
        exchange.getRequestMethod(),
        uri.getRawPath(),
        decoded(uri.getRawQuery() == null ? "" : uri.getRawQuery()),
        headers,
        new String(
            exchange.getRequestBody().readNBytes(LONGEST_BODY_BYTES), StandardCharsets.UTF_8));
  }

  private static TreeMap<String, String> decoded(String pairs) {
    TreeMap<String, String> decoded = new TreeMap<>();
    for (String pair : pairs.split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        decoded.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
      }
    }
    return decoded;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** A header by its name in lower case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** A header, empty text where it is missing. */
  public String headerOrEmpty(String name) {
    return header(name).orElse("");
  }

  /** The body's fields, where it is a form. */
  public TreeMap<String, String> form() {
    return headerOrEmpty("content-type").startsWith("application/x-www-form-urlencoded")
        ? decoded(body)
        : new TreeMap<>();
  }
}
