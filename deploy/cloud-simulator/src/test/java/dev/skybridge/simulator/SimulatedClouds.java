package dev.skybridge.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skybridge.simulator.property.JsonCodec;
import dev.skybridge.simulator.provider.Accounts;
import dev.skybridge.simulator.provider.Accounts.Account;
import dev.skybridge.simulator.provider.Delays;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Running clouds for a test, with two accounts per vendor. */
final class SimulatedClouds implements AutoCloseable {

  static final String ACCOUNT = "111122223333";
  static final String OTHER_ACCOUNT = "444455556666";

  private final CloudSimulator simulator;
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger halts = new AtomicInteger();

  private SimulatedClouds(Path state) throws IOException {
    simulator =
        CloudSimulator.start(
            new CloudSimulator.Setup(
                0,
                Map.of(),
                state,
                accounts(),
                Delays.NONE,
                InstantSource.system(),
                halts::incrementAndGet),
            SimulatorCommand.vendors());
  }

  static SimulatedClouds start(Path state) throws IOException {
    return new SimulatedClouds(state);
  }

  private static Accounts accounts() {
    return new Accounts(
        List.of("aws", "alicloud", "tencentcloud").stream()
            .flatMap(provider ->
                List.of(
                    new Account(provider, ACCOUNT, provider + "-key", provider + "-secret"),
                    new Account(
                        provider, OTHER_ACCOUNT, provider + "-key-2", provider + "-secret-2"))
                    .stream())
            .toList());
  }

  /** A connection that is configured with the first account. */
  ProviderClient connect(String provider, String region) {
    return connect(provider, region, provider + "-key", provider + "-secret");
  }

  ProviderClient connect(String provider, String region, String key, String secret) {
    ProviderClient client = dial(provider);
    try {
      client.configure(region, key, secret);
    } catch (RuntimeException refused) {
      client.close();
      throw refused;
    }
    return client;
  }

  /** A connection that is not configured yet. */
  ProviderClient dial(String provider) {
    return ProviderClient.dial(
        provider, java.util.Objects.requireNonNull(simulator.ports().get(provider)));
  }

  /** A port by its name. */
  int port(String name) {
    return java.util.Objects.requireNonNull(simulator.ports().get(name));
  }

  int halts() {
    return halts.get();
  }

  JsonNode get(String path) {
    return send("GET", path, "").body();
  }

  Answer send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + simulator.ports().get("http") + path))
            .method(method, BodyPublishers.ofString(body))
            .timeout(Duration.ofSeconds(60))
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), JsonCodec.parse(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  record Answer(int status, JsonNode body) {}

  @Override
  public void close() {
    simulator.close();
    http.close();
  }
}
