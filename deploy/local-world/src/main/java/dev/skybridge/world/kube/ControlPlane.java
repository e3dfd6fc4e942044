package dev.skybridge.world.kube;

import dev.skybridge.world.WorldLayout;
import dev.skybridge.world.process.ProcessSpec;
import dev.skybridge.world.process.ProcessTable;
import dev.skybridge.world.process.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * etcd, kube-apiserver, kube-controller-manager, kube-scheduler and kwok, tuned for a small
 * machine.
 *
 * <p>What is switched off, and why: the endpoints controllers, because pod addresses are loopback
 * addresses here and the API server refuses those in Endpoints and EndpointSlices; leader election,
 * because each controller runs once; priority and fairness, because all clients are ours; etcd's
 * fsync, because a world that survives a crash of its processes but not of the machine is enough,
 * and disks are slow.
 */
public final class ControlPlane {
  private static final Duration DEADLINE = Duration.ofMinutes(3);

  private final WorldLayout layout;
  private final ProcessTable processes;
  private final Path binaries;
  private final Path stages;
  private final ToIntFunction<String> port;

  /**
   * @param binaries folder with the toolchain's programs
   * @param stages folder with kwok's Stage files
   * @param port the port of each listener, by name
   */
  public ControlPlane(
      WorldLayout layout,
      ProcessTable processes,
      Path binaries,
      Path stages,
      ToIntFunction<String> port) {
    this.layout = layout;
    this.processes = processes;
    this.binaries = binaries;
    this.stages = stages;
    this.port = port;
  }

  /** Certificates and kubeconfig files; existing certificates are kept. */
  public void prepare() {
    Path pki = layout.secrets().resolve("pki");
    try {
      Pki.writeKeysOnce(pki, "service-accounts");
      Pki.writeOnce(
          pki,
          List.of(
              new PkiUser("admin", "skybridge-admin", "system:masters"),
              new PkiUser("controller-manager", "system:kube-controller-manager", ""),
              new PkiUser("scheduler", "system:kube-scheduler", ""),
              new PkiUser("kwok", "skybridge-kwok", "system:masters")));
      int api = port.applyAsInt("kube-apiserver");
      Kubeconfig.write(layout.kubeconfig(), pki, "admin", api);
      for (String user : List.of("controller-manager", "scheduler", "kwok")) {
        Kubeconfig.write(kubeconfig(user), pki, user, api);
      }
      webhook().prepare();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare the control plane in " + layout.state(), e);
    }
  }

  public void startEtcd() {
    int client = port.applyAsInt("etcd");
    String peer = "http://127.0.0.1:" + port.applyAsInt("etcd-peer");
    String url = "http://127.0.0.1:" + client;
    start(
        "etcd",
        Readiness.http(URI.create(url + "/readyz")),
        List.of(
            "--name=world",
            "--data-dir=" + layout.data("etcd"),
            "--listen-client-urls=" + url,
            "--advertise-client-urls=" + url,
            "--listen-peer-urls=" + peer,
            "--initial-advertise-peer-urls=" + peer,
            "--initial-cluster=world=" + peer,
            "--unsafe-no-fsync",
            "--auto-compaction-mode=periodic",
            "--auto-compaction-retention=10m",
            "--log-level=warn"));
  }

  public void startApiServer() {
    int api = port.applyAsInt("kube-apiserver");
    SSLContext trust = TrustedAuthority.context(pki("ca.crt"));
    List<String> arguments = new ArrayList<>(auditArguments());
    arguments.addAll(
        List.of(
            "--etcd-servers=http://127.0.0.1:" + port.applyAsInt("etcd"),
            "--bind-address=127.0.0.1",
            "--secure-port=" + api,
            "--endpoint-reconciler-type=none",
            "--service-cluster-ip-range=10.96.0.0/16",
            "--allow-privileged=true",
            "--authorization-mode=RBAC",
            "--client-ca-file=" + pki("ca.crt"),
            "--admission-control-config-file=" + webhook().apiServerConfiguration(),
            "--tls-cert-file=" + pki("server.crt"),
            "--tls-private-key-file=" + pki("server.key"),
            "--service-account-issuer=https://kubernetes.default.svc",
            "--service-account-key-file=" + pki("service-accounts.pub"),
            "--service-account-signing-key-file=" + pki("service-accounts.key"),
            "--enable-priority-and-fairness=false",
            "--max-requests-inflight=3000",
            "--max-mutating-requests-inflight=1500",
            "--profiling=false"));
    start(
        "kube-apiserver",
        Readiness.https(URI.create("https://127.0.0.1:" + api + "/readyz"), trust),
        arguments);
  }

  private List<String> auditArguments() {
    return Files.exists(layout.auditPolicy())
        ? List.of(
            "--audit-policy-file=" + layout.auditPolicy(), "--audit-log-path=" + layout.auditLog())
        : List.of();
  }

  public void startControllerManager() {
    int secure = port.applyAsInt("kube-controller-manager");
    SSLContext trust = TrustedAuthority.context(pki("ca.crt"));
    start(
        "kube-controller-manager",
        Readiness.https(URI.create("https://127.0.0.1:" + secure + "/healthz"), trust),
        List.of(
            "--kubeconfig=" + kubeconfig("controller-manager"),
            "--bind-address=127.0.0.1",
            "--secure-port=" + secure,
            "--tls-cert-file=" + pki("server.crt"),
            "--tls-private-key-file=" + pki("server.key"),
            "--leader-elect=false",
            "--use-service-account-credentials=true",
            "--kube-api-qps=300",
            "--kube-api-burst=600",
            "--concurrent-deployment-syncs=10",
            "--concurrent-namespace-syncs=20",
            "--service-account-private-key-file=" + pki("service-accounts.key"),
            "--root-ca-file=" + pki("ca.crt"),
            "--controllers=*,-endpoints-controller,-endpointslice-controller,"
                + "-endpointslice-mirroring-controller,-node-ipam-controller,-node-route-controller,"
                + "-cloud-node-lifecycle-controller,-service-lb-controller",
            "--profiling=false"));
  }

  public void startScheduler() {
    int secure = port.applyAsInt("kube-scheduler");
    SSLContext trust = TrustedAuthority.context(pki("ca.crt"));
    start(
        "kube-scheduler",
        Readiness.https(URI.create("https://127.0.0.1:" + secure + "/healthz"), trust),
        List.of(
            "--kubeconfig=" + kubeconfig("scheduler"),
            "--bind-address=127.0.0.1",
            "--secure-port=" + secure,
            "--tls-cert-file=" + pki("server.crt"),
            "--tls-private-key-file=" + pki("server.key"),
            "--leader-elect=false",
            "--kube-api-qps=300",
            "--kube-api-burst=600",
            "--profiling=false"));
  }

  /** kwok keeps the nodes alive and removes deleted pods; the pod runtime does the rest. */
  public void startKwok() {
    int server = port.applyAsInt("kwok");
    List<String> arguments = new ArrayList<>();
    arguments.add("--kubeconfig=" + kubeconfig("kwok"));
    arguments.add("--manage-all-nodes=false");
    arguments.add("--manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake");
    arguments.add("--node-lease-duration-seconds=40");
    arguments.add("--server-address=127.0.0.1:" + server);
    try (Stream<Path> files = Files.list(stages)) {
      files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .forEach(file -> arguments.add("--config=" + file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read kwok's stages in " + stages, e);
    }
    start("kwok", Readiness.http(URI.create("http://127.0.0.1:" + server + "/healthz")), arguments);
  }

  private void start(String name, Readiness.Check ready, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(binaries.resolve(name).toString());
    command.addAll(arguments);
    ProcessHandle handle =
        processes.start(new ProcessSpec(name, command, Map.of(), layout.state()));
    Readiness.await(name, handle, ready, DEADLINE, processes.log(name));
  }

  private AdmissionWebhook webhook() {
    return new AdmissionWebhook(layout, port.applyAsInt("operator-admission"));
  }

  private Path pki(String file) {
    return layout.secrets().resolve("pki").resolve(file);
  }

  private Path kubeconfig(String user) {
    return layout.secrets().resolve(user + ".kubeconfig");
  }
}
