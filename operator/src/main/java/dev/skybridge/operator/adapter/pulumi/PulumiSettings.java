package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.Provider;
import dev.skybridge.model.SecretText;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How to run the engine.
 *
 * @param executable the {@code pulumi} program
 * @param home the engine's home: plugins and its own settings
 * @param workDirectory one folder per stack is made in it
 * @param backendUrl where the engine keeps state: {@code postgres://} or {@code file://}; holds a
 *     password, so it goes by environment and never by argument
 * @param passphraseFile file with the passphrase that encrypts secrets in the state
 * @param runningProviders providers that run already; the vendor's plugin is started for the others
 * @param mutationDeadline for one create, update or delete at a provider
 * @param queryDeadline for any other call to a provider
 * @param retry of calls to a provider
 */
public record PulumiSettings(
    Path executable,
    Path home,
    Path workDirectory,
    SecretText backendUrl,
    Path passphraseFile,
    Map<Provider, InetSocketAddress> runningProviders,
    Duration mutationDeadline,
    Duration queryDeadline,
    RetryPolicy retry) {
  /** Copies the map. */
  public PulumiSettings {
    runningProviders = Map.copyOf(runningProviders);
  }

  /** The same for something that may take only so long: less patience, no second try. */
  PulumiSettings within(Duration deadline) {
    var shorter = deadline.compareTo(queryDeadline) < 0 ? deadline : queryDeadline;
    return new PulumiSettings(
        executable,
        home,
        workDirectory,
        backendUrl,
        passphraseFile,
        runningProviders,
        shorter,
        shorter,
        new RetryPolicy(1, retry.first(), retry.longest(), retry.settle()));
  }
}
