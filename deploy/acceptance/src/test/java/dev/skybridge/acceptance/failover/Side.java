package dev.skybridge.acceptance.failover;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.skybridge.acceptance.harness.TestWorld;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * One placement with all that stands in its region: a program that serves users, a job that writes
 * without being asked by any of them, a database, and the gate in front of it. Two cables lead out:
 * one for users, one to the platform.
 */
final class Side {
  private static final long JOB_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
  private static final int END_SECONDS = 15;

  private final String name;
  private final Ledger ledger;
  private final Cable users;
  private final Cable platform;
  private final HttpServer program;
  private final int gatePort;
  private final Process gate;
  private final Thread job;
  private final AtomicLong refused = new AtomicLong();
  private volatile boolean ended;
  private volatile Duration distance = Duration.ZERO;

  private Side(TestWorld world, Platform account, String name) throws IOException, SQLException {
    this.name = name;
    this.ledger =
        Ledger.create(world.processes(), (account.namespace() + "_" + name).replace('-', '_'));
    this.platform = Cable.to(world.processes().state().port("kube-apiserver"));
    this.gatePort = freePort();
    this.gate = startGate(world, account, account.kubeconfig(name, platform.port()));
    this.program =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    program.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    program.createContext("/", this::serve);
    program.start();
    this.users = Cable.to(program.getAddress().getPort());
    this.job = Thread.ofVirtual().name("job of " + name).start(this::work);
  }

  static Side open(TestWorld world, Platform account, String name)
      throws IOException, SQLException {
    return new Side(world, account, name);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  /** The gate as it was packaged. */
  static Path gateProgram(TestWorld world) throws IOException {
    Path target = world.repository().resolve("deploy/write-gate/target");
    try (var files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches("write-gate-.*\\.jar"))
          .filter(file -> !file.getFileName().toString().contains("-tests"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no write-gate in " + target));
    }
  }

  private Process startGate(TestWorld world, Platform account, Path kubeconfig) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            gateProgram(world).toString(),
            "--lease=" + account.namespace() + "/" + account.application() + "-writer",
            "--holder=" + name,
            "--listen=127.0.0.1:" + gatePort,
            "--target=127.0.0.1:" + world.processes().state().port("postgres"),
            "--kubeconfig=" + kubeconfig,
            "--every=1s")
        .redirectErrorStream(true)
        .redirectOutput(kubeconfig.resolveSibling(name + "-gate.log").toFile())
        .start();
  }

  private void serve(HttpExchange exchange) throws IOException {
    LockSupport.parkNanos(distance.toNanos());
    String answer = name;
    int status = 200;
    if (exchange.getRequestMethod().equals("POST")) {
      try (Connection connection = ledger.by(gatePort)) {
        Ledger.write(connection, "user");
      } catch (SQLException e) {
        status = 503;
        answer = "not written";
      }
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    try (var body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }

  /** Writes as fast as it may, over one connection for as long as that lasts. */
  private void work() {
    while (!ended) {
      try (Connection connection = ledger.by(gatePort)) {
        while (!ended) {
          Ledger.write(connection, "job");
          LockSupport.parkNanos(JOB_PAUSE);
        }
      } catch (SQLException e) {
        refused.incrementAndGet();
        LockSupport.parkNanos(JOB_PAUSE);
      }
    }
  }

  /** Every answer takes so much longer from now on. */
  void moveAway(Duration further) {
    distance = further;
  }

  /** Where users get in. */
  int port() {
    return users.port();
  }

  String name() {
    return name;
  }

  /** How often the job could not write. */
  long refused() {
    return refused.get();
  }

  List<Ledger.Entry> entries() throws SQLException {
    return ledger.entries();
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

  /** Users can't get in; the platform is still reached. */
  void blink(boolean away) {
    if (away) {
      users.cut();
    } else {
      users.mend();
    }
  }

  /** Ends everything that stands in it. */
  void tearDown() throws InterruptedException, SQLException {
    ended = true;
    job.join();
    users.close();
    program.stop(0);
    platform.mend();
    gate.destroy();
    if (!gate.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
      gate.destroyForcibly();
    }
    platform.close();
    ledger.close();
  }
}
