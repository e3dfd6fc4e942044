package dev.skybridge.operator.adapter.pulumi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skybridge.runtime.context.carry.ProcessTree;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The operator's process is killed at random moments while the cloud loses answers. Needs the
 * simulator's jar in SKYBRIDGE_SIMULATOR; {@code -Dskybridge.kill.rounds=10} for the full count.
 */
class EngineKillLoopTest {
  private static final int ROUNDS = Integer.getInteger("skybridge.kill.rounds", 1);
  private static final long SEED = Long.getLong("skybridge.kill.seed", System.nanoTime());
  private static final int TRIES = 8;

  @TempDir Path folder;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Random random = new Random(SEED);
  private Optional<Process> simulator = Optional.empty();
  private Optional<EmbeddedPostgres> postgres = Optional.empty();
  private JsonNode ports = json.createObjectNode();

  @BeforeEach
  void start() throws Exception {
    var jar = Optional.ofNullable(System.getenv("SKYBRIDGE_SIMULATOR")).map(Path::of);
    assumeTrue(EngineWorld.executable().isPresent(), "no pulumi: set SKYBRIDGE_PULUMI");
    assumeTrue(jar.filter(Files::isReadable).isPresent(), "no simulator: set SKYBRIDGE_SIMULATOR");
    System.out.println("seed " + SEED);
    Files.writeString(
        folder.resolve("accounts.json"),
        """
        [{"provider": "aws", "accountId": "111111111111", "accessKey": "AKIATEST", "secretKey": "not-real"}]
        """);
    var portsFile = folder.resolve("ports.json");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar.orElseThrow().toString(),
                "--state",
                folder.resolve("clouds").toString(),
                "--accounts",
                folder.resolve("accounts.json").toString(),
                "--ports-file",
                portsFile.toString(),
                "--latency",
                "aws=150")
            .redirectOutput(folder.resolve("simulator.log").toFile())
            .redirectErrorStream(true)
            .start();
    simulator = Optional.of(process);
    postgres = Optional.of(EmbeddedPostgres.builder().start());
    ports = awaitPorts(process, portsFile);
    writeSettings(postgres.orElseThrow().getPort());
  }

  @AfterEach
  void stop() throws IOException {
    simulator.ifPresent(process -> ProcessTree.end(process, Duration.ofSeconds(2)));
    if (postgres.isPresent()) {
      postgres.get().close();
    }
  }

  @Test
  void shouldLeaveNoDuplicateAndNoOrphanWhenTheOperatorIsKilledAtRandomMoments() throws Exception {
    post(
        "faults",
        """
        {"provider": "aws", "operation": "create", "kind": "answerLost", "probability": 0.25, "seed": %d}
        """
            .formatted(SEED));
    for (int round = 1; round <= ROUNDS; round++) {
      // given a stack whose first operations are killed
      var stack = "kill-" + round;
      int kills = converge("up", stack, 2);
      var duplicates = get("duplicates");
      int inCloud = objectsOf(stack);
      var inState = checkpoint(stack);

      // when it is destroyed, killed once more
      kills += converge("destroy", stack, 1);

      // then
      System.out.printf("round %d: %d kills, %d tagged objects%n", round, kills, inCloud);
      assertThat(duplicates).isEmpty();
      assertThat(inState.vendorResources()).hasSizeGreaterThanOrEqualTo(inCloud);
      assertThat(inCloud).isPositive();
      assertThat(objectsOf(stack)).isZero();
    }
    assertThat(get("resources").findValues("id")).isEmpty();
  }

  /** Runs an operation until it succeeds; the first runs are killed at a random moment. */
  private int converge(String operation, String stack, int killed) throws Exception {
    int kills = 0;
    for (int run = 1; run <= TRIES; run++) {
      var log = folder.resolve("%s-%s-%d.log".formatted(stack, operation, run));
      var process =
          new ProcessBuilder(
                  EngineChild.command(folder.resolve("child.properties"), operation, stack))
              .redirectErrorStream(true)
              .start();
      var begun = new CountDownLatch(1);
      var copy = Thread.ofVirtual().start(() -> copy(process, log, begun));
      begun.await();
      if (run <= killed
          && !process.waitFor(random.nextLong(killWindowMillis()), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        kills++;
        continue;
      }
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("it ends").isTrue();
      copy.join();
      if (process.exitValue() == 0) {
        return kills;
      }
    }
    throw new AssertionError("%s of %s did not succeed, see its logs".formatted(operation, stack));
  }

  /** Keeps what a process prints, and tells when its operation has begun or it has ended. */
  private static void copy(Process process, Path log, CountDownLatch begun) {
    try (var lines = process.inputReader();
        var out = Files.newBufferedWriter(log)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        out.write(line + System.lineSeparator());
        if (line.equals(EngineChild.BEGUN)) {
          begun.countDown();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      begun.countDown();
    }
  }

  private static long killWindowMillis() {
    return Long.getLong("skybridge.kill.window.millis", 6000);
  }

  private Checkpoint checkpoint(String stack) {
    return EngineState.of(backendUrl(postgres.orElseThrow().getPort()))
        .checkpoint(new EngineStack("team_" + stack))
        .orElseThrow();
  }

  private int objectsOf(String stack) throws Exception {
    int count = 0;
    for (var object : get("resources")) {
      if (("team/" + stack).equals(object.path("tags").path("skybridge.dev/stack").asText())) {
        count++;
      }
    }
    return count;
  }

  private JsonNode get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  private void post(String path, String body) throws Exception {
    send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  private JsonNode send(HttpRequest request) throws Exception {
    var response = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
    return json.readTree(response.body());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:%d/%s".formatted(ports.path("http").asInt(), path));
  }

  private JsonNode awaitPorts(Process process, Path file) throws Exception {
    for (int i = 0; i < 240 && process.isAlive(); i++) {
      if (Files.exists(file)) {
        return json.readTree(file.toFile());
      }
      process.waitFor(250, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError(Files.readString(folder.resolve("simulator.log")));
  }

  private static String backendUrl(int port) {
    return "postgres://postgres:postgres@127.0.0.1:%d/postgres?sslmode=disable".formatted(port);
  }

  private void writeSettings(int postgresPort) throws IOException {
    Files.writeString(folder.resolve("passphrase"), "a passphrase for tests");
    var settings = new Properties();
    settings.setProperty("executable", EngineWorld.executable().orElseThrow().toString());
    settings.setProperty("home", Files.createDirectories(folder.resolve("home")).toString());
    settings.setProperty("workDirectory", folder.resolve("stacks").toString());
    settings.setProperty("backendUrl", backendUrl(postgresPort));
    settings.setProperty(
        "jdbcUrl", "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgresPort));
    settings.setProperty("passphraseFile", folder.resolve("passphrase").toString());
    settings.setProperty("awsPort", Integer.toString(providerPort()));
    settings.setProperty("accessKey", "AKIATEST");
    settings.setProperty("secretKey", "not-real");
    try (var writer = Files.newBufferedWriter(folder.resolve("child.properties"))) {
      settings.store(writer, null);
    }
  }

  private int providerPort() {
    return ports.has("aws")
        ? ports.path("aws").asInt()
        : ports.path("providers").path("aws").asInt();
  }
}
