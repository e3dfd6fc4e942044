package dev.skybridge.acceptance.failover;

import com.sun.net.httpserver.HttpServer;
import dev.skybridge.acceptance.harness.TestWorld;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * A placement with a database of its own, a gate that copies it, and a job that writes without a
 * pause and notes what the database has acknowledged.
 */
final class CopiedSide {
  private static final long PAUSE = Duration.ofMillis(10).toNanos();
  private static final int END_SECONDS = 15;
  private static final AtomicLong IDS = new AtomicLong();

  private final TestWorld world;
  private final Platform account;
  private final String name;
  private final Bucket bucket;
  private final Cluster cluster;
  private final Cable users;
  private final Cable platform;
  private final HttpServer program;
  private final int gatePort;
  private final Map<Long, Instant> acknowledged = new ConcurrentHashMap<>();
  private final Thread job;
  private Process gate;
  private volatile boolean ended;

  CopiedSide(TestWorld world, Platform account, String name, Bucket bucket, Path programs)
      throws IOException {
    this.world = world;
    this.account = account;
    this.name = name;
    this.bucket = bucket;
    Path folder = Files.createDirectory(account.folder().resolve(name));
    this.cluster = Cluster.start(programs, folder, freePort());
    Files.writeString(folder.resolve("copier"), Cluster.PASSWORD);
    this.platform = Cable.to(world.processes().state().port("kube-apiserver"));
    this.gatePort = freePort();
    this.gate = startGate();
    this.program =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    program.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    program.start();
    this.users = Cable.to(program.getAddress().getPort());
    this.job = Thread.ofVirtual().name("job of " + name).start(this::work);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private Process startGate() throws IOException {
    Path kubeconfig = account.kubeconfig(name, platform.port());
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Side.gateProgram(world).toString(),
                "--lease=" + account.namespace() + "/" + account.application() + "-writer",
                "--holder=" + name,
                "--listen=127.0.0.1:" + gatePort,
                "--target=127.0.0.1:" + cluster.port(),
                "--kubeconfig=" + kubeconfig,
                "--every=500ms",
                "--copy-to=" + bucket.address(),
                "--copy-endpoint=" + bucket.endpoint(),
                "--copy-region=us-east-1",
                "--copy-every=3s",
                "--copy-keep=3",
                "--copy-database=" + Cluster.DATABASE,
                "--copy-user=copier",
                "--copy-password-file=" + cluster.folder().resolve("copier"),
                "--copy-deadline=20s",
                "--copy-programs=" + cluster.clientPrograms())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(cluster.folder().resolve("gate.log").toFile()));
    builder.environment().put("AWS_ACCESS_KEY_ID", Bucket.KEY);
    builder.environment().put("AWS_SECRET_ACCESS_KEY", Bucket.SECRET);
    return builder.start();
  }

  /** Writes as fast as it may, and notes when each row was acknowledged. */
  private void work() {
    while (!ended) {
      try (Connection connection = cluster.connect("shop", Cluster.DATABASE, gatePort);
          PreparedStatement insert =
              connection.prepareStatement("insert into orders (id, side) values (?, ?)")) {
        while (!ended) {
          long id = IDS.incrementAndGet();
          insert.setLong(1, id);
          insert.setString(2, name);
          insert.executeUpdate();
          acknowledged.put(id, Instant.now());
          LockSupport.parkNanos(PAUSE);
        }
      } catch (SQLException e) {
        LockSupport.parkNanos(PAUSE);
      }
    }
  }

  /** Rows that its database said it had, with the time when it did. */
  Map<Long, Instant> acknowledged() {
    return Map.copyOf(acknowledged);
  }

  /** Rows that its database has, whoever wrote them. */
  Set<Long> rows() {
    return cluster.query(Cluster.DATABASE, "select id from orders").stream()
        .map(Long::valueOf)
        .collect(Collectors.toSet());
  }

  /** Databases that were put aside. */
  List<String> kept() {
    return cluster.query(
        "postgres", "select datname from pg_database where datname like 'orders_before_%'");
  }

  long rowsOf(String database) {
    return Long.parseLong(cluster.query(database, "select count(*) from orders").getFirst());
  }

  int port() {
    return users.port();
  }

  String gateLog() throws IOException {
    return Files.readString(cluster.folder().resolve("gate.log"));
  }

  void restartGate() throws IOException, InterruptedException {
    endGate();
    gate = startGate();
  }

  private void endGate() throws InterruptedException {
    gate.destroy();
    if (!gate.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
      gate.destroyForcibly();
    }
  }

  /** The region is gone for everybody outside; inside, everything goes on. */
  void lose() {
    users.cut();
    platform.cut();
  }

  void bringBack() {
    platform.mend();
    users.mend();
  }

  /** Ends everything that stands in it. */
  void tearDown() throws InterruptedException {
    ended = true;
    job.join();
    users.close();
    program.stop(0);
    platform.mend();
    endGate();
    platform.close();
    cluster.stop();
  }

  /** All that was acknowledged and is not in a database of another side. */
  List<Instant> missingIn(CopiedSide other) {
    Set<Long> there = other.rows();
    List<Instant> missing = new ArrayList<>();
    acknowledged()
        .forEach((id, at) -> {
          if (!there.contains(id)) {
            missing.add(at);
          }
        });
    return missing;
  }
}
