package dev.skybridge.world.argocd;

import dev.skybridge.world.LocalWorld;
import dev.skybridge.world.process.ProcessSpec;
import dev.skybridge.world.process.Programs;
import dev.skybridge.world.process.Readiness;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Argo CD's processes and their Redis. */
public final class ArgoCd {
  /** As whom it applies manifests, so that what comes by Git can be told from what people do. */
  public static final String USER =
      "system:serviceaccount:%s:%s"
          .formatted(ArgoCdSettings.NAMESPACE, ArgoCdSettings.SERVICE_ACCOUNT);

  private static final Duration DEADLINE = Duration.ofMinutes(3);

  private final LocalWorld world;
  private final ArgoCdSettings settings;

  public ArgoCd(LocalWorld world) {
    this.world = world;
    this.settings = new ArgoCdSettings(world);
  }

  /** Kinds, settings and secrets. */
  public void applySettings(KubernetesClient client) {
    settings.apply(client);
  }

  /** The application that follows the config repository. */
  public void applyRootApplication(KubernetesClient client) {
    settings.applyRoot(client);
  }

  /** Redis as a cache only: nothing on disk. */
  public void startRedis() {
    String text =
        """
        bind 127.0.0.1
        port %d
        requirepass %s
        save ""
        appendonly no
        """
            .formatted(port("redis"), world.secrets().password("redis"));
    Path config = world.secrets().write("redis.conf", text);
    start("redis", Readiness.tcp(port("redis")), List.of(redis(), config.toString()), Map.of());
  }

  private static String redis() {
    return Programs.onPath("redis-server")
        .orElseThrow(() ->
            new IllegalStateException(
                "redis-server is not installed; on Debian: apt-get install redis-server"))
        .toString();
  }

  public void startRepoServer() {
    start(
        "argocd-repo-server",
        Readiness.http(URI.create(metrics("argocd-repo-server-metrics") + "/healthz?full=true")),
        List.of(
            binary("argocd-repo-server"),
            "--address=127.0.0.1",
            "--port=" + port("argocd-repo-server"),
            "--metrics-address=127.0.0.1",
            "--metrics-port=" + port("argocd-repo-server-metrics"),
            "--redis=127.0.0.1:" + port("redis"),
            "--disable-tls",
            "--loglevel=warn",
            "--logformat=text"),
        environment());
  }

  /**
   * The controller that syncs. Its metrics port is the one listener of this world that Argo CD
   * opens on all addresses; it has no option for another.
   */
  public void startController() {
    start(
        "argocd-application-controller",
        Readiness.http(URI.create(metrics("argocd-controller-metrics") + "/healthz")),
        withCluster(
            "argocd-application-controller",
            "--metrics-port=" + port("argocd-controller-metrics"),
            "--redis=127.0.0.1:" + port("redis"),
            "--repo-server=127.0.0.1:" + port("argocd-repo-server"),
            "--repo-server-plaintext",
            "--status-processors=10",
            "--operation-processors=10",
            "--kubectl-parallelism-limit=20",
            "--self-heal-backoff-timeout-seconds=1"),
        environment());
  }

  public void startServer() {
    start(
        "argocd-server",
        Readiness.http(URI.create(world.state().url("argocd") + "/healthz?full=true")),
        withCluster(
            "argocd-server",
            "--insecure",
            "--address=127.0.0.1",
            "--port=" + port("argocd-server"),
            "--metrics-address=127.0.0.1",
            "--metrics-port=" + port("argocd-server-metrics"),
            "--redis=127.0.0.1:" + port("redis"),
            "--repo-server=127.0.0.1:" + port("argocd-repo-server"),
            "--repo-server-plaintext"),
        environment());
  }

  public void startApplicationSets() {
    start(
        "argocd-applicationset-controller",
        Readiness.http(URI.create(metrics("argocd-applicationset-metrics") + "/metrics")),
        withCluster(
            "argocd-applicationset-controller",
            "--metrics-addr=127.0.0.1:" + port("argocd-applicationset-metrics"),
            "--probe-addr=127.0.0.1:" + port("argocd-applicationset-probe"),
            "--webhook-addr=127.0.0.1:" + port("argocd-applicationset-webhook"),
            "--argocd-repo-server=127.0.0.1:" + port("argocd-repo-server"),
            "--repo-server-plaintext",
            "--enable-scm-providers=false"),
        environment());
  }

  private List<String> withCluster(String name, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(binary(name));
    command.add("--kubeconfig=" + world.layout().kubeconfig());
    command.add("--namespace=" + ArgoCdSettings.NAMESPACE);
    command.add("--loglevel=warn");
    command.add("--logformat=text");
    command.addAll(List.of(arguments));
    return command;
  }

  private Map<String, String> environment() {
    Path home = world.layout().data("argocd");
    try {
      Files.createDirectories(home.resolve("tmp"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> environment = new TreeMap<>();
    environment.put("HOME", home.toString());
    environment.put("KUBECONFIG", world.layout().kubeconfig().toString());
    environment.put("TMPDIR", home.resolve("tmp").toString());
    environment.put(
        "PATH", world.options().toolchain() + File.pathSeparator + System.getenv("PATH"));
    environment.put("REDIS_PASSWORD", world.secrets().password("redis"));
    environment.put("ARGOCD_GPG_ENABLED", "false");
    environment.put("ARGOCD_K8S_CLIENT_QPS", "300");
    environment.put("ARGOCD_K8S_CLIENT_BURST", "600");
    return environment;
  }

  private void start(
      String name, Readiness.Check ready, List<String> command, Map<String, String> environment) {
    ProcessHandle handle =
        world
            .processes()
            .start(new ProcessSpec(name, command, environment, world.layout().state()));
    Readiness.await(name, handle, ready, DEADLINE, world.processes().log(name));
  }

  private int port(String listener) {
    return world.state().port(listener);
  }

  private String metrics(String listener) {
    return "http://127.0.0.1:" + port(listener);
  }

  private String binary(String name) {
    return world.options().toolchain().resolve(name).toString();
  }
}
