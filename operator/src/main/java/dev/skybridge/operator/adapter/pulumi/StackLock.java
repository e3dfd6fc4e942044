package dev.skybridge.operator.adapter.pulumi;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * The engine's lock on a stack.
 *
 * @param pid the engine's process
 * @param host the machine it runs on
 * @param takenAt when
 */
record StackLock(long pid, String host, Instant takenAt) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads a lock document. */
  static StackLock parse(byte[] document) {
    try {
      var node = JSON.readTree(document);
      return new StackLock(
          node.path("pid").asLong(),
          node.path("hostname").asText(),
          OffsetDateTime.parse(node.path("timestamp").asText()).toInstant());
    } catch (IOException e) {
      throw new StateUnreachableException("engine state: a lock is not JSON", e);
    }
  }
}
