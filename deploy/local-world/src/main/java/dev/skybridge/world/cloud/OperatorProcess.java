package dev.skybridge.world.cloud;

import dev.skybridge.world.LocalWorld;
import dev.skybridge.world.SecretFiles;
import dev.skybridge.world.WorldState;
import dev.skybridge.world.argocd.ArgoCd;
import dev.skybridge.world.git.GitServer;
import dev.skybridge.world.kube.AdmissionWebhook;
import dev.skybridge.world.process.ProcessSpec;
import dev.skybridge.world.process.Readiness;
import dev.skybridge.world.services.JavaProgram;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * The operator, configured by a properties file that only its user may read: neither its arguments
 * nor its environment hold a secret.
 */
public final class OperatorProcess {
  private static final String NAME = "operator";
  private static final Duration DEADLINE = Duration.ofMinutes(3);

  /** By cloud, its APIs that the operator calls. AWS has none in the simulator. */
  private static final Map<String, List<String>> OWN_APIS =
      Map.of(
          "alicloud", List.of("ecs", "rds", "cms"),
          "tencentcloud", List.of("cvm", "postgres", "tag", "monitor"));

  private final LocalWorld world;

  public OperatorProcess(LocalWorld world) {
    this.world = world;
  }

  /** Returns when the operator says that it is ready. */
  public void start() {
    Path application = world.options().repository().resolve("operator/target/quarkus-app");
    Path jar = application.resolve("quarkus-run.jar");
    Path configuration = world.secrets().write("operator.properties", asText(configuration()));
    JavaProgram program =
        new JavaProgram(
            List.of(
                "-Xmx320m",
                "-XX:+UseSerialGC",
                // Measured: ready after 6.5 CPU-seconds instead of 11.8, with 245 MiB instead of
                // 295.
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                // Tells who holds a lock that a task is stuck at.
                "--add-opens=java.base/java.util.concurrent.locks=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dquarkus.config.locations=" + configuration.toUri()),
            List.of(),
            List.of("-jar", jar.toString()));
    Map<String, String> environment =
        Map.of(
            "KUBECONFIG",
            world.layout().kubeconfig().toString(),
            "SKYBRIDGE_BUILD",
            JavaProgram.buildStamp(jar) + "/" + JavaProgram.buildStamp(application.resolve("app")),
            // A changed file has to reach a running operator by a restart.
            "SKYBRIDGE_CONFIGURATION",
            Integer.toHexString(configuration().hashCode()));
    ProcessHandle handle =
        world
            .processes()
            .start(new ProcessSpec(NAME, program.command(), environment, world.layout().state()));
    Readiness.await(
        NAME,
        handle,
        Readiness.http(URI.create(world.state().url("console") + "/q/health/ready")),
        DEADLINE,
        world.processes().log(NAME));
  }

  private Map<String, String> configuration() {
    WorldState state = world.state();
    SecretFiles secrets = world.secrets();
    Map<String, String> values = new TreeMap<>();
    values.put("quarkus.http.host", "127.0.0.1");
    values.put("quarkus.http.port", String.valueOf(state.port("operator")));
    int postgres = state.port("postgres");
    values.put("skybridge.database.url", "jdbc:postgresql://127.0.0.1:" + postgres + "/skybridge");
    values.put("skybridge.database.username", "skybridge");
    values.put("skybridge.database.password", secrets.password("postgres-skybridge"));
    values.put(
        "skybridge.pulumi.executable", world.options().toolchain().resolve("pulumi").toString());
    values.put("skybridge.pulumi.home", world.layout().data("pulumi").toString());
    values.put(
        "skybridge.pulumi.backend-url",
        "postgres://pulumi:%s@127.0.0.1:%d/pulumi?sslmode=disable"
            .formatted(secrets.password("postgres-pulumi"), postgres));
    secrets.password("pulumi-passphrase");
    values.put("skybridge.pulumi.passphrase-file", secrets.file("pulumi-passphrase").toString());
    if (world.options().parts().clouds()) {
      for (DemoAccount account : DemoAccount.ALL) {
        values.put(
            "skybridge.pulumi.providers." + account.provider(),
            "127.0.0.1:" + state.port("simulator-" + account.provider()));
      }
      values.put("skybridge.world.simulated", "true");
      values.putAll(ownApis(state));
      values.put("skybridge.operator.price-list", simulatedPrices().toString());
    }
    values.put("skybridge.git.url", state.url("git") + "/" + GitServer.CONFIG_REPOSITORY + ".git");
    values.put("skybridge.git.username", GitServer.USER);
    secrets.password("git");
    values.put("skybridge.git.password-file", secrets.file("git").toString());
    values.put("skybridge.git.cache-directory", world.layout().data("operator-git").toString());
    values.put("skybridge.programs.repositories", state.url("git") + "/");
    values.put(
        "skybridge.programs.cache-directory", world.layout().data("operator-programs").toString());
    values.put("skybridge.programs.worker.folder", world.layout().data("operator-runs").toString());
    if (world.options().parts().argocd()) {
      values.put("skybridge.operator.deliverers", ArgoCd.USER);
      values.put("skybridge.delivery.mode", "argocd");
      values.put("skybridge.argocd.url", state.url("argocd"));
      values.put("skybridge.argocd.username", "admin");
      secrets.password("argocd-admin");
      values.put("skybridge.argocd.password-file", secrets.file("argocd-admin").toString());
    } else {
      values.put("skybridge.delivery.mode", "direct");
    }
    if (world.options().context().isEmpty()) {
      values.putAll(
          new AdmissionWebhook(world.layout(), state.port("operator-admission"))
              .operatorProperties());
    }
    values.put("skybridge.traffic.edges.local", state.url("edge-admin"));
    values.putAll(world.options().parts().operatorProperties());
    return values;
  }

  /** The clouds' own APIs that the simulator has; nobody is called at a real address. */
  private static Map<String, String> ownApis(WorldState state) {
    Map<String, String> values = new TreeMap<>();
    values.put("skybridge.cloud-control.clouds", String.join(",", OWN_APIS.keySet()));
    OWN_APIS.forEach((cloud, apis) ->
        apis.forEach(api ->
            values.put(
                "skybridge.cloud-control.endpoints." + cloud + "." + api,
                "http://127.0.0.1:" + state.port("simulator-" + cloud + "-api"))));
    // Nothing here is paid for or lost, so who tries it out need not wait.
    values.put("skybridge.operator.account.orphan-age", "5s");
    return values;
  }

  /** Prices of the simulated clouds: invented, and named so in the list itself. */
  private Path simulatedPrices() {
    var file = world.layout().data("prices").resolve("prices.csv");
    try (InputStream in = OperatorProcess.class.getResourceAsStream("/prices.csv")) {
      Files.createDirectories(file.getParent());
      Files.copy(
          Objects.requireNonNull(in, "resource prices.csv"),
          file,
          StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String asText(Map<String, String> values) {
    StringJoiner text = new StringJoiner("\n", "", "\n");
    values.forEach((name, value) -> text.add(name + "=" + value.replace("\\", "\\\\")));
    return text.toString();
  }
}
