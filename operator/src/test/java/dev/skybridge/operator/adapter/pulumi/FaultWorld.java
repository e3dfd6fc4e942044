package dev.skybridge.operator.adapter.pulumi;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skybridge.model.AccountProbe;
import dev.skybridge.model.Provider;
import dev.skybridge.runtime.context.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** The real engine, a real PostgreSQL and the simulated clouds, each of which can be taken away. */
final class FaultWorld implements AutoCloseable {
  /** Calls to a provider before an operation fails, the first included. */
  static final int ATTEMPTS = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path settingsFile;
  final SimulatorProcess clouds;
  final RestartablePostgres postgres;
  final EngineStores stores;
  final PulumiEngine engine;
  final EngineState state;
  private final AccountProbe probe;
  private final PulumiSettings pulumi;
  private int used;

  private FaultWorld(Path folder, int accounts, Path simulator) throws IOException, SQLException {
    this.clouds = SimulatorProcess.start(folder, simulator, accounts(accounts));
    this.postgres = RestartablePostgres.start(folder.resolve("postgres"));
    this.settingsFile = folder.resolve("engine.properties");
    var settings = settings(folder);
    try (var writer = Files.newBufferedWriter(settingsFile)) {
      settings.store(writer, null);
    }
    this.stores = EngineChild.stores(settings);
    this.pulumi = EngineChild.settings(settings);
    this.engine = EngineChild.engine(settings, stores);
    this.probe =
        new ProviderAccountProbe(
            pulumi, FaultGraphs.CATALOGS, Scope.root("test"), EngineWorld.unlimited());
    this.state = EngineState.of(settings.getProperty("backendUrl"));
  }

  /**
   * Starts it.
   *
   * @param accounts on each cloud
   */
  static FaultWorld start(Path folder, int accounts) throws IOException, SQLException {
    return new FaultWorld(folder, accounts, SimulatorProcess.jar().orElseThrow());
  }

  private Properties settings(Path folder) throws IOException {
    var passphrase = folder.resolve("passphrase");
    Files.writeString(passphrase, "a passphrase for tests");
    Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-------"));
    var settings = new Properties();
    settings.setProperty("executable", EngineWorld.executable().orElseThrow().toString());
    settings.setProperty("home", Files.createDirectories(folder.resolve("home")).toString());
    settings.setProperty("workDirectory", folder.resolve("stacks").toString());
    settings.setProperty(
        "backendUrl",
        "postgres://postgres:postgres@127.0.0.1:%d/postgres?sslmode=disable"
            .formatted(postgres.port()));
    settings.setProperty(
        "jdbcUrl", "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.port()));
    settings.setProperty("passphraseFile", passphrase.toString());
    settings.setProperty("attempts", Integer.toString(ATTEMPTS));
    // long enough for a provider that crashed to be back before the last attempt
    settings.setProperty("firstWaitMillis", "600");
    settings.setProperty("mutationSeconds", "4");
    settings.setProperty("querySeconds", "4");
    for (var cloud : Provider.values()) {
      settings.setProperty(cloud.packageName() + "Port", Integer.toString(clouds.port(cloud)));
    }
    return settings;
  }

  private static String accounts(int accounts) throws IOException {
    var all = new ArrayList<Map<String, String>>();
    for (var cloud : Provider.values()) {
      for (int number = 0; number < accounts; number++) {
        var id = accountId(number);
        all.add(
            Map.of(
                "provider",
                cloud.packageName(),
                "accountId",
                id,
                "accessKey",
                FaultAccount.keyId(cloud, id),
                "secretKey",
                FaultAccount.SECRET_KEY));
      }
    }
    return new ObjectMapper().writeValueAsString(all);
  }

  private static String accountId(int number) {
    return Long.toString(100_000_000_000L + number);
  }

  /** An account that no other stack uses, with the number that its vendor gives it. */
  FaultAccount account(Provider cloud) {
    var id = accountId(used++);
    var asking = new FaultAccount(cloud, id, "");
    return switch (probe.identify(asking.credentials(), PATIENCE)) {
      case AccountProbe.Identity.Known(var number) -> new FaultAccount(cloud, id, number);
      case AccountProbe.Identity.Unknown(var problem) ->
          throw new IllegalStateException(problem.toString());
    };
  }

  /** How the engine is run. */
  PulumiSettings settings() {
    return pulumi;
  }

  /** The command of a process that runs one operation. */
  List<String> command(String operation, String stack, String... cell) {
    return EngineChild.command(settingsFile, operation, stack, cell);
  }

  /** The engine's processes. */
  static Stream<ProcessHandle> engines() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("/pulumi"));
  }

  @Override
  public void close() throws IOException {
    clouds.close();
    postgres.close();
  }
}
