package dev.skybridge.world.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
  @TempDir Path folder = Path.of("");

  @Test
  void shouldCountOnlyTheClientsRequestsAfterTheMark() throws IOException {
    // given
    var file = folder.resolve("audit.log");
    Files.writeString(file, event("create", "namespaces", "", "operator/1", 201));
    var log = new AuditLog(file);
    var mark = log.mark();

    // when
    append(file, event("patch", "applications", "status", "operator/1", 200));
    append(file, event("patch", "applications", "status", "operator/1", 200));
    append(file, event("create", "namespaces", "", "operator/1", 409));
    append(file, event("watch", "pods", "", "operator/1", 200));
    append(file, event("create", "namespaces", "", "another/1", 201));

    // then
    assertThat(log.since(mark, "operator/"))
        .isEqualTo(Map.of("patch applications/status", 2, "create namespaces → 409", 1));
  }

  @Test
  void shouldCountNothingWhenNothingWasAskedSince() throws IOException {
    // given
    var file = folder.resolve("audit.log");
    Files.writeString(file, event("get", "pods", "", "operator/1", 200));
    var log = new AuditLog(file);

    // when
    var counts = log.since(log.mark(), "operator/");

    // then
    assertThat(counts).isEmpty();
  }

  private static void append(Path file, String event) throws IOException {
    Files.writeString(file, event, StandardOpenOption.APPEND);
  }

  private static String event(String verb, String resource, String part, String agent, int code) {
    return """
    {"verb":"%s","userAgent":"%s","objectRef":{"resource":"%s","subresource":"%s"},"responseStatus":{"code":%d}}
    """
        .formatted(verb, agent, resource, part, code);
  }
}
