package dev.skybridge.operator.adapter.cloud;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.util.JsonFormat;
import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.SecretText;
import dev.skybridge.runtime.context.carry.ProcessTree;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.ResourceProviderGrpc;

/**
 * The simulated clouds as a process, filled as the engine would and measured through the inspection
 * API. The simulator's jar stands in SKYBRIDGE_SIMULATOR.
 */
public final class SimulatedCloud implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AccountCredentials account;
  private final Process process;
  private final JsonNode ports;
  private final ManagedChannel channel;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Map<String, List<Map<String, Object>>>> measured = new HashMap<>();

  private SimulatedCloud(AccountCredentials account, Process process, JsonNode ports) {
    this.account = account;
    this.process = process;
    this.ports = ports;
    this.channel =
        NettyChannelBuilder.forAddress("127.0.0.1", ports.path(provider()).asInt())
            .usePlaintext()
            .build();
  }

  /**
   * Starts it.
   *
   * @param account that the cloud is to know
   * @param keys names of its key and of the secret
   */
  public static SimulatedCloud start(Path folder, AccountCredentials account, List<String> keys)
      throws IOException {
    var credentials = account.credentials();
    var accounts = folder.resolve("accounts.json");
    JSON.writeValue(
        accounts.toFile(),
        List.of(
            Map.of(
                "provider", account.provider().packageName(),
                "accountId", "111122223333",
                "accessKey", credentials.getOrDefault(keys.getFirst(), SecretText.of("")).reveal(),
                "secretKey",
                    credentials.getOrDefault(keys.getLast(), SecretText.of("")).reveal())));
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                requireJar().toString(),
                "--state",
                folder.resolve("clouds").toString(),
                "--accounts",
                accounts.toString())
            .redirectError(folder.resolve("simulator.log").toFile())
            .start();
    var line = process.inputReader().readLine();
    if (line == null) {
      throw new IOException(Files.readString(folder.resolve("simulator.log")));
    }
    var cloud = new SimulatedCloud(account, process, JSON.readTree(line));
    cloud.configure();
    return cloud;
  }

  private static Path requireJar() {
    var jar =
        Optional.ofNullable(System.getenv("SKYBRIDGE_SIMULATOR"))
            .map(Path::of)
            .filter(Files::isReadable);
    if (jar.isEmpty() && Boolean.parseBoolean(System.getenv("SKYBRIDGE_REQUIRE_WORLD"))) {
      throw new IllegalStateException("no simulator: set SKYBRIDGE_SIMULATOR to its jar");
    }
    assumeTrue(jar.isPresent(), "no simulator: set SKYBRIDGE_SIMULATOR to its jar");
    return jar.orElseThrow();
  }

  private String provider() {
    return account.provider().packageName();
  }

  /** Where the vendor's own HTTP APIs are. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + ports.path(provider() + "-api").asInt());
  }

  private void configure() {
    var config = new HashMap<String, Object>();
    config.put("region", account.region());
    account.credentials().forEach((name, secret) -> config.put(name, secret.reveal()));
    var _ =
        ResourceProviderGrpc.newBlockingStub(channel)
            .configure(ConfigureRequest.newBuilder().setArgs(struct(config)).build());
  }

  /** Makes an object as the engine does, and gives its id. */
  public String create(String token, Map<String, Object> inputs) {
    var urn = "urn:pulumi:test::test::" + token + "::thing";
    var provider = ResourceProviderGrpc.newBlockingStub(channel);
    var checked =
        provider.check(CheckRequest.newBuilder().setUrn(urn).setNews(struct(inputs)).build());
    if (checked.getFailuresCount() > 0) {
      throw new AssertionError(checked.getFailuresList());
    }
    return provider
        .create(CreateRequest.newBuilder().setUrn(urn).setProperties(checked.getInputs()).build())
        .getId();
  }

  /** Changes what an object says of itself, as its owner would in the vendor's console. */
  public void set(String id, Map<String, Object> properties) {
    var answer = send(id, "/properties", Optional.of(properties));
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
  }

  /** Whether the cloud still has an object, in whatever state. */
  public boolean has(String id) {
    return send(id, "", Optional.empty()).statusCode() == 200;
  }

  /** Has it measure a value by the vendor's name of the metric, in the vendor's unit. */
  public void measured(String id, String metric, Instant at, double value) {
    var metrics = measured.computeIfAbsent(id, _ -> new HashMap<>());
    metrics
        .computeIfAbsent(metric, _ -> new ArrayList<>())
        .add(Map.of("at", at.toEpochMilli(), "value", value));
    set(id, Map.of("$metrics", metrics));
  }

  private HttpResponse<String> send(
      String id, String tail, Optional<Map<String, Object>> properties) {
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:%d/resources/%s/%s%s"
                        .formatted(ports.path("http").asInt(), provider(), id, tail)))
            .timeout(Duration.ofSeconds(10));
    try {
      if (properties.isPresent()) {
        request.PUT(BodyPublishers.ofString(JSON.writeValueAsString(properties.get())));
      }
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static Struct struct(Map<String, Object> fields) {
    try {
      var built = Struct.newBuilder();
      JsonFormat.parser().merge(JSON.writeValueAsString(fields), built);
      return built.build();
    } catch (InvalidProtocolBufferException
        | com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    http.close();
    channel.shutdownNow();
    ProcessTree.end(process, Duration.ofSeconds(5));
  }
}
