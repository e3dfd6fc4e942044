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
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A process of its own that runs one operation, to be killed: arguments are a properties file,
 * {@code up}, {@code refresh} or {@code destroy}, and a stack's name; for a cell of the fault
 * matrix also its cloud, the account and its number, and the shape. Exit code 0 if it succeeded, 3
 * if it failed.
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
    var operation = arguments[1];
    var stack = new StackId("team", arguments[2]);
    var request =
        arguments.length == 3
            ? request(settings, stack)
            : FaultGraphs.request(
                new FaultAccount(Provider.valueOf(arguments[3]), arguments[4], arguments[5]),
                stack,
                FaultGraphs.Shape.parse(arguments[6]));
    var engine = engine(settings, stores(settings));
    System.out.println(BEGUN);
    var outcome =
        switch (operation) {
          case "up" -> engine.up(request);
          case "refresh" -> engine.refresh(request);
          case "destroy" -> engine.destroy(request);
          default -> throw new IllegalArgumentException(operation);
        };
    System.out.println(operation + " " + outcome);
    System.exit(outcome instanceof StackOutcome.Succeeded ? 0 : 3);
  }

  /** The engine with the real catalogs. */
  static PulumiEngine engine(Properties settings, EngineStores stores) {
    return new PulumiEngine(
        settings(settings),
        FaultGraphs.CATALOGS,
        stores,
        OpenTelemetry.noop().getTracer("test"),
        Scope.root("test"),
        EngineWorld.unlimited(),
        new UserPrograms(
            new WrittenPrograms(),
            new WorkerSettings(Path.of("unused"), 64320, 256, Duration.ofSeconds(20))));
  }

  /** The operator's tables. */
  static EngineStores stores(Properties settings) throws SQLException {
    return EngineStores.in(new OperatorDatabase(database(settings)), "this-host");
  }

  private static StackRequest request(Properties settings, StackId stack) {
    var account =
        new AccountCredentials(
            Provider.AWS,
            "team/aws",
            REGION,
            Map.of(
                "accessKey", SecretText.of(settings.getProperty("accessKey")),
                "secretKey", SecretText.of(settings.getProperty("secretKey"))));
    var catalog = new AwsCatalog(FixedCloudConfig.STANDARD);
    return new StackRequest(
        stack,
        account,
        graph(catalog, stack),
        "graph",
        List.of(),
        null,
        Duration.ofMinutes(3),
        "trace");
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

  static PulumiSettings settings(Properties from) {
    var providers = new EnumMap<Provider, InetSocketAddress>(Provider.class);
    for (var provider : Provider.values()) {
      var port = from.getProperty(provider.packageName() + "Port");
      if (port != null) {
        providers.put(
            provider, InetSocketAddress.createUnresolved("127.0.0.1", Integer.parseInt(port)));
      }
    }
    return new PulumiSettings(
        Path.of(from.getProperty("executable")),
        Path.of(from.getProperty("home")),
        Path.of(from.getProperty("workDirectory")),
        SecretText.of(from.getProperty("backendUrl")),
        Path.of(from.getProperty("passphraseFile")),
        providers,
        seconds(from, "mutationSeconds", 60),
        seconds(from, "querySeconds", 30),
        new RetryPolicy(
            Integer.parseInt(from.getProperty("attempts", "6")),
            Duration.ofMillis(Long.parseLong(from.getProperty("firstWaitMillis", "100"))),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2)));
  }

  private static Duration seconds(Properties from, String name, int otherwise) {
    return Duration.ofSeconds(Long.parseLong(from.getProperty(name, Integer.toString(otherwise))));
  }

  /** As application.properties sets the operator's pool up. */
  private static AgroalDataSource database(Properties from) throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(pool ->
                pool.maxSize(8)
                    .acquisitionTimeout(Duration.ofSeconds(5))
                    .exceptionSorter(new PostgreSQLExceptionSorter())
                    .idleValidationTimeout(Duration.ofSeconds(1))
                    .connectionValidator(
                        AgroalConnectionPoolConfiguration.ConnectionValidator
                            .defaultValidatorWithTimeout(2))
                    .connectionFactoryConfiguration(factory ->
                        factory
                            .jdbcUrl(from.getProperty("jdbcUrl"))
                            .principal(new NamePrincipal("postgres"))
                            .credential(new SimplePassword("postgres")))));
  }

  /** The command that starts one; more arguments for a cell of the fault matrix. */
  static List<String> command(Path settings, String operation, String stack, String... more) {
    var command =
        new ArrayList<>(
            List.of(
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
                stack));
    command.addAll(List.of(more));
    return command;
  }
}
