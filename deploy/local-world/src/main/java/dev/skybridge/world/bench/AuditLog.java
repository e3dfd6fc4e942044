package dev.skybridge.world.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The API server's own record of who asked for what. Watches are left out: they are opened once,
 * not per application.
 */
final class AuditLog {
  private static final JsonMapper JSON = new JsonMapper();

  /** Logs who asked for what, of all but the control plane itself, whose requests are many. */
  private static final String POLICY =
      """
      apiVersion: audit.k8s.io/v1
      kind: Policy
      omitStages: [RequestReceived, ResponseStarted]
      rules:
      - level: None
        users: [system:apiserver, system:kube-controller-manager, system:kube-scheduler, skybridge-kwok]
      - level: None
        userGroups: [system:serviceaccounts:kube-system, system:unauthenticated]
      - level: Metadata
      """;

  private final Path file;

  AuditLog(Path file) {
    this.file = file;
  }

  static void writePolicy(Path policy) {
    try {
      var folder = policy.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(policy, POLICY);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + policy, e);
    }
  }

  /** The end of what is written by now. */
  long mark() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the API server writes no audit log", e);
    }
  }

  /**
   * Requests answered since the mark.
   *
   * @param userAgent beginning of the client's name
   * @return count by verb and resource, such as {@code patch applications/status}
   */
  Map<String, Integer> since(long mark, String userAgent) {
    var counts = new TreeMap<String, Integer>();
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(mark);
      var bytes = new byte[Math.toIntExact(in.length() - mark)];
      in.readFully(bytes);
      for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isBlank()) {
          count(JSON.readTree(line), userAgent, counts);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the API server's audit log", e);
    }
    return counts;
  }

  private static void count(JsonNode event, String userAgent, Map<String, Integer> counts) {
    var verb = event.path("verb").asText();
    if (verb.equals("watch") || !event.path("userAgent").asText().startsWith(userAgent)) {
      return;
    }
    var object = event.path("objectRef");
    var part = object.path("subresource").asText();
    var resource = object.path("resource").asText() + (part.isEmpty() ? "" : "/" + part);
    var code = event.path("responseStatus").path("code").asInt();
    counts.merge(verb + " " + resource + (code >= 400 ? " → " + code : ""), 1, Integer::sum);
  }
}
