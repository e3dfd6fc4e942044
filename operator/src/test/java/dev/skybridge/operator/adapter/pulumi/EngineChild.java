package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.crd.ResourceType;
import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.Provider;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.model.SecretText;
import dev.skybridge.model.StackEngine.StackRequest;
import dev.skybridge.model.StackId;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.operator.adapter.store.OperatorDatabase;
import dev.skybridge.operator.cloud.FixedCloudConfig;
import dev.skybridge.operator.cloud.SpecFixture;
import dev.skybridge.operator.cloud.aws.AwsCatalog;
import dev.skybridge.operator.stack.CloudCatalog;
import dev.skybridge.operator.stack.CloudCatalog.StackDescription;
import dev.skybridge.runtime.context.Scope;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A process of its own that runs one operation, to be killed: arguments are a properties file,
 * {@code up} or {@code destroy}, and a stack's name. Exit code 0 if it succeeded, 3 if it failed.
 */
final class EngineChild {
  /** Is printed when the operation begins. */
  static final String BEGUN = "begun";

  private static final String REGION = "eu-central-1";

  private EngineChild() {}

  static void main(String[] arguments) throws IOException, SQLException {
    var settings = new Properties();
    try (var reader = Files.newBufferedReader(Path.of(arguments[0]))) {
      settings.load(reader);
    }
    var outcome = run(settings, arguments[1], arguments[2]);
    System.out.println(arguments[1] + " " + outcome);
    System.exit(outcome instanceof StackOutcome.Succeeded ? 0 : 3);
  }

  private static StackOutcome run(Properties settings, String operation, String name)
      throws SQLException {
    var catalog = new AwsCatalog(FixedCloudConfig.STANDARD);
    var engine =
        new PulumiEngine(
            settings(settings),
            Map.of(Provider.AWS, catalog),
            EngineStores.in(new OperatorDatabase(database(settings)), "this-host"),
            OpenTelemetry.noop().getTracer("test"),
            Scope.root("test"),
            EngineWorld.unlimited());
    var stack = new StackId("team", name);
    var account =
        new AccountCredentials(
            Provider.AWS,
            "team/aws",
            REGION,
            Map.of(
                "accessKey", SecretText.of(settings.getProperty("accessKey")),
                "secretKey", SecretText.of(settings.getProperty("secretKey"))));
    var request =
        new StackRequest(
            stack,
            account,
            graph(catalog, stack),
            "graph",
            java.util.List.of(),
            null,
            Duration.ofMinutes(3),
            "trace");
    System.out.println(BEGUN);
    return operation.equals("up") ? engine.up(request) : engine.destroy(request);
  }

  private static ResourceGraph graph(CloudCatalog catalog, StackId stack) {
    var like =
        SpecFixture.stack(
            REGION,
            SpecFixture.resource("db", ResourceType.POSTGRES),
            SpecFixture.resource("cache", ResourceType.CACHE),
            SpecFixture.resource("files", ResourceType.BUCKET));
    var description =
        new StackDescription(
            stack,
            stack.namespace() + "/" + stack.name(),
            "main",
            REGION,
            "111111111111",
            like.resources(),
            like.deletionPolicy(),
            Map.of(
                "db", SecretText.of("a-password-for-a-test-db"),
                "cache", SecretText.of("a-password-for-a-test-cache")));
    return switch (catalog.map(description)) {
      case CloudCatalog.Mapping.Graph graph -> graph.graph();
      case CloudCatalog.Mapping.Refused refused ->
          throw new IllegalStateException(refused.problems().toString());
    };
  }

  private static PulumiSettings settings(Properties from) {
    return new PulumiSettings(
        Path.of(from.getProperty("executable")),
        Path.of(from.getProperty("home")),
        Path.of(from.getProperty("workDirectory")),
        SecretText.of(from.getProperty("backendUrl")),
        Path.of(from.getProperty("passphraseFile")),
        Map.of(
            Provider.AWS,
            InetSocketAddress.createUnresolved(
                "127.0.0.1", Integer.parseInt(from.getProperty("providerPort")))),
        Duration.ofSeconds(60),
        Duration.ofSeconds(30),
        new RetryPolicy(6, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(2)));
  }

  private static AgroalDataSource database(Properties from) throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(pool ->
                pool.maxSize(4)
                    .connectionFactoryConfiguration(factory ->
                        factory
                            .jdbcUrl(from.getProperty("jdbcUrl"))
                            .principal(new NamePrincipal("postgres"))
                            .credential(new SimplePassword("postgres")))));
  }

  /** The command that starts one. */
  static List<String> command(Path settings, String operation, String stack) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx160m",
        "-Xshare:auto",
        "-cp",
        System.getProperty("java.class.path"),
        EngineChild.class.getName(),
        settings.toString(),
        operation,
        stack);
  }
}
