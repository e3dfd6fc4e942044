package dev.skybridge.operator.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skybridge.operator.adapter.git.GitConfig;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The running local world that the variable SKYBRIDGE_WORLD names by its world.json. */
public final class TestWorld {
  /** Name of the variable. */
  public static final String VARIABLE = "SKYBRIDGE_WORLD";

  private TestWorld() {}

  /** Folder of the world's state. */
  public static Path folder() {
    var file = Path.of(Objects.requireNonNull(System.getenv(VARIABLE)));
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  /** A client of the world's API server that notes each request as {@code METHOD path}. */
  public static KubernetesClient client(List<String> requests) {
    try {
      var config = Config.fromKubeconfig(Files.readString(folder().resolve("kubeconfig")));
      return new KubernetesClientBuilder()
          .withConfig(config)
          .withHttpClientBuilderConsumer(builder ->
              builder.addOrReplaceInterceptor(
                  "requests",
                  new Interceptor() {
                    @Override
                    public void before(
                        BasicBuilder headers, HttpRequest request, RequestTags tags) {
                      requests.add(request.method() + " " + request.uri().getPath());
                    }
                  }))
          .build();
    } catch (IOException e) {
      throw new IllegalStateException("no kubeconfig beside " + VARIABLE, e);
    }
  }

  /** Port of the world's listener of that name. */
  public static int port(String listener) {
    try {
      return new ObjectMapper()
          .readTree(folder().resolve("world.json").toFile())
          .path("ports")
          .path(listener)
          .asInt();
    } catch (IOException e) {
      throw new IllegalStateException("can't read " + VARIABLE, e);
    }
  }

  /** The world's config repository. */
  public static GitConfig git(Path cache) {
    return new WorldGitConfig(
        "http://127.0.0.1:" + port("git") + "/config.git", folder().resolve("secrets/git"), cache);
  }

  private record WorldGitConfig(String address, Path password, Path cacheDirectory)
      implements GitConfig {
    @Override
    public int callsPerSecond() {
      return 1000;
    }

    @Override
    public Optional<String> url() {
      return Optional.of(address);
    }

    @Override
    public Optional<String> readUrl() {
      return Optional.empty();
    }

    @Override
    public String username() {
      return "skybridge";
    }

    @Override
    public Optional<Path> passwordFile() {
      return Optional.of(password);
    }

    @Override
    public String branch() {
      return "main";
    }

    @Override
    public Duration deadline() {
      return Duration.ofSeconds(30);
    }

    @Override
    public Duration silence() {
      return Duration.ofSeconds(10);
    }

    @Override
    public Duration freshness() {
      return Duration.ofSeconds(30);
    }
  }

  /** A list for {@link #client}. */
  public static List<String> requests() {
    return new CopyOnWriteArrayList<>();
  }

  /** Waits until it holds, at most so long; tells whether it came to hold. */
  public static boolean eventually(Duration atMost, BooleanSupplier condition) {
    var end = Instant.now().plus(atMost);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        return false;
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    return true;
  }
}
