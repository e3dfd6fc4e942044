package dev.skybridge.world.services;

import dev.skybridge.world.SecretFiles;
import dev.skybridge.world.WorldAddresses;
import dev.skybridge.world.WorldLayout;
import dev.skybridge.world.WorldState;
import dev.skybridge.world.git.GitServer;
import dev.skybridge.world.git.PushWebhooks;
import dev.skybridge.world.pods.PodRuntime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * PostgreSQL, the Git server and the pod runtime in one JVM, which is what a small machine can
 * afford.
 */
@Command(name = "local-services")
public final class LocalServices implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(LocalServices.class);

  @Option(names = "--state", required = true)
  private Path state = Path.of(".skybridge");

  @Option(names = "--cache", required = true)
  private Path cache = Path.of(".skybridge", "cache");

  @Option(names = "--pods", arity = "1")
  private boolean pods = true;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new LocalServices()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    WorldLayout layout = new WorldLayout(state);
    WorldState world =
        WorldState.read(layout.worldFile())
            .orElseThrow(() -> new IllegalStateException("no world in " + layout.state()));
    SecretFiles secrets = new SecretFiles(layout.secrets());
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    try (ServerSocket guard = new ServerSocket();
        PodRuntime runtime = new PodRuntime(layout, world.podNetwork());
        GitServer git =
            new GitServer(
                layout.data("git"),
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), world.port("git")),
                secrets.password("git"),
                new PushWebhooks(layout.config("git").resolve("webhooks.json")))) {
      guard.bind(WorldAddresses.guard(world.podNetwork()));
      if (pods) {
        git.health("/healthz/pods", runtime::isReady);
        runtime.startWhenReachable();
      }
      git.start();
      try (Postgres postgres =
          Postgres.start(layout, cache.resolve("postgres"), world.port("postgres"))) {
        git.health("/healthz", () -> true);
        LOG.info("PostgreSQL and Git are ready ({})", postgres);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stop, closed)));
        stop.await();
      }
    }
    closed.countDown();
    return 0;
  }

  /** Holds the JVM until everything is closed. */
  private static void end(CountDownLatch stop, CountDownLatch closed) {
    stop.countDown();
    try {
      if (!closed.await(8, TimeUnit.SECONDS)) {
        LOG.warn("not everything closed in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
