package dev.skybridge.simulator.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * An HTTP answer.
 *
 * @param headers beside the content type
 */
public record WireAnswer(int status, String contentType, Map<String, String> headers, String body) {
  /** JSON. */
  public static WireAnswer json(int status, JsonNode body) {
    return new WireAnswer(status, "application/json; charset=utf-8", Map.of(), body.toString());
  }

  /** XML. */
  public static WireAnswer xml(int status, Map<String, String> headers, String body) {
    return new WireAnswer(status, "application/xml", headers, body);
  }
}
