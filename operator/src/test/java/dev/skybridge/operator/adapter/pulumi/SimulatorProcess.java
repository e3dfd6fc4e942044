package dev.skybridge.operator.adapter.pulumi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skybridge.model.Provider;
import dev.skybridge.runtime.context.carry.ProcessTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * The simulated clouds as a process of their own. When it crashes, by request, it is started again
 * on the same ports with the state it had, as whatever keeps a vendor's provider would.
 */
final class SimulatorProcess implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(DEADLINE).build();
  private final AtomicInteger crashes = new AtomicInteger();
  private final Path folder;
  private final Path jar;
  private final JsonNode ports;
  private Process process;
  private CompletableFuture<Void> keeper = CompletableFuture.completedFuture(null);
  private boolean closing;

  private SimulatorProcess(Path folder, Path jar) throws IOException {
    this.folder = folder;
    this.jar = jar;
    this.process = launch(List.of());
    this.ports = awaitPorts();
    keep();
  }

  /** The simulator's program, from SKYBRIDGE_SIMULATOR. */
  static Optional<Path> jar() {
    return Optional.ofNullable(System.getenv("SKYBRIDGE_SIMULATOR"))
        .map(Path::of)
        .filter(Files::isReadable);
  }

  /**
   * Starts it.
   *
   * @param folder for its state
   * @param accounts its accounts as JSON
   */
  static SimulatorProcess start(Path folder, Path jar, String accounts) throws IOException {
    Files.writeString(folder.resolve("accounts.json"), accounts);
    return new SimulatorProcess(folder, jar);
  }

  private Process launch(List<String> more) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jar.toString(),
                "--state",
                folder.resolve("clouds").toString(),
                "--accounts",
                folder.resolve("accounts.json").toString(),
                "--ports-file",
                portsFile().toString()));
    command.addAll(more);
    Files.deleteIfExists(portsFile());
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .redirectErrorStream(true)
        .start();
  }

  private Path portsFile() {
    return folder.resolve("ports.json");
  }

  private Path log() {
    return folder.resolve("simulator.log");
  }

  private void keep() {
    keeper = process.onExit().thenRun(this::startAgain);
  }

  private synchronized void startAgain() {
    if (closing) {
      return;
    }
    crashes.incrementAndGet();
    try {
      process =
          launch(
              List.of(
                  "--port-http=" + port("http"),
                  "--port-aws=" + port("aws"),
                  "--port-alicloud=" + port("alicloud"),
                  "--port-tencentcloud=" + port("tencentcloud")));
      awaitPorts();
      keep();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode awaitPorts() throws IOException {
    try {
      for (int i = 0; i < DEADLINE.toMillis() / 50 && process.isAlive(); i++) {
        if (Files.exists(portsFile())) {
          return JSON.readTree(portsFile().toFile());
        }
        process.waitFor(50, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("the simulator does not start: " + Files.readString(log()));
  }

  /** Where a cloud's provider listens. */
  int port(Provider cloud) {
    return port(cloud.packageName());
  }

  private int port(String name) {
    return ports.has(name) ? ports.path(name).asInt() : ports.path("providers").path(name).asInt();
  }

  /** How often it crashed and came back. */
  int crashes() {
    return crashes.get();
  }

  /** Waits until it answers: it may be on its way back from a crash. */
  void awaitUp() {
    Awaitility.await("the simulator")
        .atMost(DEADLINE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(() -> get("faults").isArray());
  }

  /** What the inspection API answers. */
  JsonNode get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  /** A cursor behind the last call. */
  long cursor() {
    var since = 0L;
    while (true) {
      var next = get("events?limit=10000&since=" + since).path("next").asLong();
      if (next == since) {
        return since;
      }
      since = next;
    }
  }

  /** The calls since the cursor that make, change or remove something, for a person. */
  List<String> changes(Provider cloud, long cursor) {
    var lines = new ArrayList<String>();
    var query = "events?limit=10000&provider=%s&since=%d".formatted(cloud.packageName(), cursor);
    for (var call : get(query).path("events")) {
      var operation = call.path("operation").asText();
      if (!operation.equals("read") && !operation.equals("configure")) {
        lines.add(
            "  %s %s %s %s: %s"
                .formatted(
                    call.path("time").asText(),
                    operation,
                    call.path("type").asText(),
                    call.path("id").asText(),
                    call.path("outcome").asText()));
      }
    }
    return lines;
  }

  /** Asks for a fault, as JSON. */
  void fault(String body) {
    send(
        HttpRequest.newBuilder(uri("faults"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /**
   * Makes an object as the account's owner would by hand.
   *
   * @param inputs as JSON
   */
  JsonNode make(Provider cloud, String account, String region, String type, String inputs) {
    var path =
        "resources/%s?account=%s&region=%s&type=%s"
            .formatted(cloud.packageName(), account, region, encoded(type));
    return send(
        HttpRequest.newBuilder(uri(path))
            .POST(HttpRequest.BodyPublishers.ofString(inputs))
            .build());
  }

  /** Changes an object behind everyone's back, as JSON. */
  void put(JsonNode object, String properties) {
    var path =
        "resources/%s/%s/properties?type=%s"
            .formatted(
                object.path("provider").asText(),
                object.path("id").asText(),
                encoded(object.path("type").asText()));
    send(
        HttpRequest.newBuilder(uri(path))
            .PUT(HttpRequest.BodyPublishers.ofString(properties))
            .build());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Ends all faults. */
  void heal() {
    awaitUp();
    send(HttpRequest.newBuilder(uri("faults")).DELETE().build());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:%d/%s".formatted(port("http"), path));
  }

  private JsonNode send(HttpRequest request) {
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IllegalStateException(request + ": " + response.body());
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      ProcessTree.end(process, Duration.ofSeconds(2));
    }
    keeper.join(); // a start that failed shows here
  }
}
