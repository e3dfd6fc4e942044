package dev.skybridge.operator.adapter.pulumi;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Settings of the Pulumi engine. */
@ConfigMapping(prefix = "skybridge.pulumi")
public interface PulumiConfig {
  /** The {@code pulumi} program: a path, or a name on PATH. */
  @WithDefault("pulumi")
  Path executable();

  /** The engine's home, with its plugins; by default {@code .pulumi} in the user's home. */
  Optional<Path> home();

  /** Where each stack gets a folder; by default {@code stacks} in the engine's home. */
  Optional<Path> workDirectory();

  /** Where the engine keeps state: {@code postgres://user:password@host:port/database}. */
  Optional<String> backendUrl();

  /** File with the passphrase that encrypts secrets in the state; readable by the operator only. */
  Optional<Path> passphraseFile();

  /**
   * Providers that run already, as {@code host:port} by cloud; plugins are started for the rest.
   */
  Map<String, String> providers();

  /**
   * Operations at once on one cloud; on all together one more, which a cloud that hangs leaves to
   * the others.
   */
  @WithDefault("2")
  int concurrency();

  /** Longest time for one create, update or delete of a resource. */
  @WithDefault("10m")
  Duration mutationDeadline();

  /** Longest time for any other call to a provider. */
  @WithDefault("30s")
  Duration queryDeadline();

  /** Calls to a provider in all, when it is throttled or does not answer. */
  @WithDefault("5")
  int attempts();

  /**
   * How long an object whose create was not answered may stay invisible to lookups: the request may
   * be under way still, and lists lag behind. Too short makes duplicates; too long only delays a
   * create that never arrived.
   */
  @WithDefault("15s")
  Duration settle();
}
