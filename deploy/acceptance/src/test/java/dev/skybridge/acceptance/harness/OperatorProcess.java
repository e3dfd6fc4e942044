package dev.skybridge.acceptance.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.skybridge.world.LocalWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The operator as a process: its pid, its log, its death. */
public final class OperatorProcess {
  private static final String NAME = "operator";
  private static final JsonMapper JSON = new JsonMapper();

  private final LocalWorld world;

  OperatorProcess(LocalWorld world) {
    this.world = world;
  }

  /** Its process id. */
  public long pid() {
    return world
        .processes()
        .running(NAME)
        .orElseThrow(() -> new AssertionError("the operator does not run"))
        .pid();
  }

  /** {@code kill -9}. */
  public void kill() {
    world.processes().kill(NAME);
  }

  /** Starts it again and returns when it is ready. */
  public void start() {
    LocalWorld.start(world.options(), (step, took) -> {});
  }

  /** A cursor behind the last byte of its log. */
  public long logEnd() {
    try {
      return Files.size(log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it logged as an error after the cursor. */
  public List<String> errorsSince(long cursor) {
    try (var in = Files.newInputStream(log())) {
      in.skipNBytes(Math.min(cursor, logEnd()));
      List<String> errors = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith("{") && isError(line)) {
          errors.add(line);
        }
      }
      return errors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isError(String line) {
    try {
      JsonNode record = JSON.readTree(line);
      return record.path("level").asText().matches("ERROR|FATAL|SEVERE");
    } catch (JsonProcessingException e) {
      // the last line may be half written; it is no error yet
      return false;
    }
  }

  private Path log() {
    return world.processes().log(NAME);
  }
}
