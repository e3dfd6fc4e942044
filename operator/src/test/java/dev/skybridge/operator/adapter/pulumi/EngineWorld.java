package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.Charge;
import dev.skybridge.model.CloudResource;
import dev.skybridge.model.CloudResource.Protection;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.Provider;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.model.SecretText;
import dev.skybridge.model.StackEngine.StackRequest;
import dev.skybridge.model.StackId;
import dev.skybridge.operator.adapter.store.OperatorDatabase;
import dev.skybridge.operator.stack.CloudCatalog;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.limit.RateLimit;
import dev.skybridge.runtime.limit.TokenBucket;
import io.opentelemetry.api.OpenTelemetry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real engine over a cloud in memory and a real PostgreSQL. */
final class EngineWorld implements AutoCloseable {
  static final String ACCESS_KEY = "AKIATESTTESTTESTTEST";
  static final String SECRET_KEY = "not-a-real-key-but-secret";

  private final Path folder;
  private final EmbeddedPostgres postgres;
  final FakeCloud cloud = new FakeCloud();
  final WrittenPrograms programs = new WrittenPrograms();
  final PulumiSettings settings;
  final EngineStores stores;
  final EngineState state;

  private final Scope scope = Scope.root("test");

  private EngineWorld(Path folder, Path executable, EmbeddedPostgres postgres) throws IOException {
    this.folder = folder;
    this.postgres = postgres;
    var passphrase = folder.resolve("passphrase");
    Files.writeString(passphrase, "a passphrase for tests");
    Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-------"));
    var home = Files.createDirectories(folder.resolve("home"));
    settings =
        new PulumiSettings(
            executable,
            home,
            folder.resolve("stacks"),
            SecretText.of(
                "postgres://postgres:postgres@127.0.0.1:%d/postgres?sslmode=disable"
                    .formatted(postgres.getPort())),
            passphrase,
            Map.of(Provider.AWS, cloud.address()),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            new RetryPolicy(
                4, Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofMillis(300)));
    stores =
        EngineStores.in(
            new OperatorDatabase(postgres.getPostgresDatabase()),
            java.net.InetAddress.getLocalHost().getHostName());
    state = EngineState.of(settings.backendUrl().reveal());
  }

  /**
   * The engine's program, from the system property {@code skybridge.pulumi} or SKYBRIDGE_PULUMI.
   */
  static Optional<Path> executable() {
    return Optional.ofNullable(System.getProperty("skybridge.pulumi"))
        .or(() -> Optional.ofNullable(System.getenv("SKYBRIDGE_PULUMI")))
        .filter(text -> !text.isBlank())
        .map(Path::of)
        .filter(Files::isExecutable);
  }

  static EngineWorld start(Path folder) throws IOException {
    return new EngineWorld(
        folder,
        executable().orElse(Path.of("/nonexistent/pulumi")),
        EmbeddedPostgres.builder().start());
  }

  Path folder() {
    return folder;
  }

  EmbeddedPostgres postgres() {
    return postgres;
  }

  PulumiEngine engine() {
    return engine(settings);
  }

  PulumiEngine engine(PulumiSettings other) {
    return new PulumiEngine(
        other,
        Map.of(Provider.AWS, new TagCatalog()),
        stores,
        OpenTelemetry.noop().getTracer("test"),
        scope,
        unlimited(),
        new UserPrograms(
            programs,
            new WorkerSettings(folder.resolve("programs"), 64320, 256, Duration.ofSeconds(15))));
  }

  /** Far more than any test sends. */
  static ApiLimits unlimited() {
    var bucket = TokenBucket.full(new RateLimit(1e6, 1_000_000));
    return (_, _) -> bucket;
  }

  /** The settings with other providers. */
  PulumiSettings with(Map<Provider, InetSocketAddress> providers) {
    return with(settings.backendUrl(), providers);
  }

  /** The settings with another state store. */
  PulumiSettings with(SecretText backendUrl) {
    return with(backendUrl, settings.runningProviders());
  }

  /** The settings with an assumption of how long objects may stay invisible. */
  PulumiSettings settlingWithin(Duration settle) {
    var retry = settings.retry();
    return with(
        settings.backendUrl(),
        settings.runningProviders(),
        new RetryPolicy(retry.attempts(), retry.first(), retry.longest(), settle));
  }

  private PulumiSettings with(SecretText backendUrl, Map<Provider, InetSocketAddress> providers) {
    return with(backendUrl, providers, settings.retry());
  }

  private PulumiSettings with(
      SecretText backendUrl, Map<Provider, InetSocketAddress> providers, RetryPolicy retry) {
    return new PulumiSettings(
        settings.executable(),
        settings.home(),
        settings.workDirectory(),
        backendUrl,
        settings.passphraseFile(),
        providers,
        settings.mutationDeadline(),
        settings.queryDeadline(),
        retry);
  }

  static StackRequest request(String name, ResourceGraph graph) {
    return request(name, graph, Duration.ofSeconds(60));
  }

  static StackRequest request(String name, ResourceGraph graph, Duration deadline) {
    return new StackRequest(
        new StackId("team", name), account(), graph, "graph", List.of(), null, deadline, "trace");
  }

  static AccountCredentials account() {
    return new AccountCredentials(
        Provider.AWS,
        "team/aws",
        "eu-central-1",
        Map.of("accessKey", SecretText.of(ACCESS_KEY), "secretKey", SecretText.of(SECRET_KEY)));
  }

  /** A network, and {@code members} databases in it. */
  static ResourceGraph graph(String stack, int members) {
    return graph(stack, members, 20);
  }

  static ResourceGraph graph(String stack, int members, int size) {
    var resources = new ArrayList<CloudResource>();
    resources.add(
        resource(
            stack,
            "network",
            "aws:ec2/vpc:Vpc",
            Map.of("cidrBlock", PropertyValue.of("10.0.0.0/16"))));
    for (int i = 1; i <= members; i++) {
      resources.add(
          resource(
              stack,
              "db-" + i,
              "aws:rds/instance:Instance",
              Map.of(
                  "vpcId", PropertyValue.output("network", "id"),
                  "allocatedStorage", PropertyValue.of(size),
                  "password", new PropertyValue.Secret(SecretText.of("pw-of-" + i)))));
    }
    return new ResourceGraph(
        Provider.AWS,
        resources,
        members == 0
            ? Map.of("net", PropertyValue.output("network", "arn"))
            : Map.of(
                "net", PropertyValue.output("network", "arn"),
                "size", PropertyValue.output("db-1", "allocatedStorage"),
                "password", PropertyValue.output("db-1", "password")));
  }

  static ResourceGraph empty() {
    return new ResourceGraph(Provider.AWS, List.of(), Map.of());
  }

  static CloudResource resource(
      String stack, String name, String type, Map<String, PropertyValue> inputs) {
    var all = new HashMap<>(inputs);
    all.put(
        "tags",
        PropertyValue.map(
            Map.of(
                "skybridge.dev/stack", PropertyValue.of("team/" + stack),
                "skybridge.dev/urn-name", PropertyValue.of(stack + "/" + name))));
    return new CloudResource(
        name, type, "network", all, List.of(), Protection.STATELESS, List.of());
  }

  @Override
  public void close() throws IOException {
    scope.close();
    cloud.close();
    postgres.close();
  }

  /** Finds everything by its tag. */
  static final class TagCatalog implements CloudCatalog {
    @Override
    public Provider provider() {
      return Provider.AWS;
    }

    @Override
    public AccountQuery accountQuery() {
      throw new UnsupportedOperationException("not needed here");
    }

    @Override
    public List<Charge> charges(ResourceGraph graph) {
      throw new UnsupportedOperationException("not needed here");
    }

    @Override
    public Risks risks() {
      return new Risks(
          java.util.Set.of("aws:rds/instance:Instance"),
          Map.of("aws:rds/instance:Instance", java.util.Set.of("allocatedStorage")));
    }

    @Override
    public Mapping map(StackDescription stack) {
      throw new UnsupportedOperationException("not needed here");
    }

    @Override
    public Optional<Lookup> lookup(String type, Map<String, PropertyValue> inputs) {
      return inputs.get("tags") instanceof PropertyValue.MapOf tags
          ? Optional.of(
              new Lookup.ByQuery(
                  "fake:find",
                  Map.of("urnName", tags.entries().get("skybridge.dev/urn-name")),
                  "ids",
                  ""))
          : Optional.empty();
    }
  }
}
