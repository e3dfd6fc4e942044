package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.AccountProbe;
import dev.skybridge.model.PlanArchive;
import dev.skybridge.model.Provider;
import dev.skybridge.model.SecretText;
import dev.skybridge.model.StackEngine;
import dev.skybridge.operator.account.ObjectOwners;
import dev.skybridge.operator.adapter.store.CreateJournal;
import dev.skybridge.operator.adapter.store.OperatorDatabase;
import dev.skybridge.operator.adapter.store.PlanStore;
import dev.skybridge.operator.stack.CloudCatalog;
import dev.skybridge.runtime.context.Scope;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Composes the engine from configuration. */
@ApplicationScoped
public class PulumiBeans {

  /** The engine. */
  @Produces
  @ApplicationScoped
  public StackEngine stackEngine(
      PulumiConfig config,
      @Any Instance<CloudCatalog> catalogs,
      OperatorDatabase database,
      Tracer tracer,
      Scope scope,
      ApiLimits limits,
      UserPrograms programs) {
    var stores = EngineStores.in(database, hostName());
    return new PulumiEngine(
        settings(config), byProvider(catalogs), stores, tracer, scope, limits, programs);
  }

  /** The plans with all their differences. */
  @Produces
  @ApplicationScoped
  public PlanArchive planArchive(OperatorDatabase database) {
    return new StoredPlans(new PlanStore(database));
  }

  /** Whose an object of a cloud is. */
  @Produces
  @ApplicationScoped
  public ObjectOwners objectOwners(PulumiConfig config, OperatorDatabase database) {
    var backend = required(config.backendUrl(), "backend-url");
    return new EngineOwners(EngineState.of(backend), new CreateJournal(database));
  }

  /** The probe of accounts. */
  @Produces
  @ApplicationScoped
  public AccountProbe accountProbe(
      PulumiConfig config, @Any Instance<CloudCatalog> catalogs, Scope scope, ApiLimits limits) {
    return new ProviderAccountProbe(settings(config), byProvider(catalogs), scope, limits);
  }

  private static Map<Provider, CloudCatalog> byProvider(Instance<CloudCatalog> catalogs) {
    return catalogs.stream()
        .collect(Collectors.toUnmodifiableMap(CloudCatalog::provider, Function.identity()));
  }

  private static PulumiSettings settings(PulumiConfig config) {
    var home = config.home().orElseGet(() -> Path.of(System.getProperty("user.home"), ".pulumi"));
    var providers = config.providers();
    return new PulumiSettings(
        config.executable(),
        home,
        config.workDirectory().orElseGet(() -> home.resolve("stacks")),
        SecretText.of(required(config.backendUrl(), "backend-url")),
        required(config.passphraseFile(), "passphrase-file"),
        Arrays.stream(Provider.values())
            .filter(provider -> providers.containsKey(provider.packageName()))
            .collect(
                Collectors.toUnmodifiableMap(
                    Function.identity(),
                    provider -> address(providers.getOrDefault(provider.packageName(), "")))),
        config.mutationDeadline(),
        config.queryDeadline(),
        new RetryPolicy(
            config.attempts(), Duration.ofMillis(500), Duration.ofSeconds(10), config.settle()));
  }

  private static <T> T required(Optional<T> value, String name) {
    return value.orElseThrow(
        () -> new IllegalStateException("skybridge.pulumi." + name + " is not set"));
  }

  private static InetSocketAddress address(String hostPort) {
    int colon = hostPort.lastIndexOf(':');
    return InetSocketAddress.createUnresolved(
        hostPort.substring(0, colon), Integer.parseInt(hostPort.substring(colon + 1)));
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("this machine has no name", e);
    }
  }
}
