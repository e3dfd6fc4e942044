package dev.skybridge.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An answer of the inspection API.
 *
 * @param status HTTP status
 * @param body JSON
 */
record HttpAnswer(int status, JsonNode body) {

  static HttpAnswer ok(JsonNode body) {
    return new HttpAnswer(200, body);
  }
}
