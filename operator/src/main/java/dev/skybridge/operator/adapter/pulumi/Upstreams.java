package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.Provider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Connects to vendors' providers: to a running one where there is one, else to a plugin started
 * now.
 */
final class Upstreams {
  private final PulumiSettings settings;
  private final Executor threads;

  Upstreams(PulumiSettings settings, Executor threads) {
    this.settings = settings;
    this.threads = threads;
  }

  /**
   * A new connection.
   *
   * @param started hears of the plugin's process, if one is started
   * @throws PluginFailedException if the plugin is missing or does not start
   */
  Upstream open(Provider provider, Consumer<ProcessHandle> started) {
    var running = settings.runningProviders().get(provider);
    if (running != null) {
      return new RunningUpstream(running);
    }
    var name = "pulumi-resource-" + provider.packageName();
    var program =
        installed(provider)
            .or(() -> onPath(name))
            .orElseThrow(() ->
                new PluginFailedException(
                    name + " is neither in the engine's plugin folder nor on PATH", null));
    var environment = new HashMap<String, String>();
    environment.put("HOME", settings.home().toString());
    environment.put("PULUMI_HOME", settings.home().toString());
    environment.put("PATH", Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin"));
    return VendorPlugin.start(program, Map.copyOf(environment), threads, started);
  }

  /** {@code plugins/resource-aws-v6.83.0/pulumi-resource-aws}, the newest by name. */
  private Optional<Path> installed(Provider provider) {
    var plugins = settings.home().resolve("plugins");
    if (!Files.isDirectory(plugins)) {
      return Optional.empty();
    }
    var prefix = "resource-" + provider.packageName() + "-v";
    try (var folders = Files.list(plugins)) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith(prefix))
          .map(folder -> folder.resolve("pulumi-resource-" + provider.packageName()))
          .filter(Files::isExecutable)
          .max(Comparator.comparing(Path::toString));
    } catch (IOException e) {
      throw new UncheckedIOException("the engine's plugin folder can't be read", e);
    }
  }

  private static Optional<Path> onPath(String name) {
    return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
