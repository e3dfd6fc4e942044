package dev.skybridge.runtime.limit;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** The distribution's Redis, without persistence: what it knew is lost when it is killed. */
final class RedisServer implements StoreServer {
  private final Path folder;
  private final int port;
  private Process process;

  private RedisServer(Path folder, int port) throws IOException, InterruptedException {
    this.folder = folder;
    this.port = port;
    process = launch();
  }

  static boolean isInstalled() {
    return executable().isPresent();
  }

  private static Optional<Path> executable() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(each -> Path.of(each, "redis-server"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static RedisServer start(Path folder) throws IOException, InterruptedException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    return new RedisServer(folder, port);
  }

  private Process launch() throws IOException, InterruptedException {
    var started =
        new ProcessBuilder(
                List.of(
                    executable().orElseThrow().toString(),
                    "--port",
                    Integer.toString(port),
                    "--bind",
                    "127.0.0.1",
                    "--save",
                    "",
                    "--appendonly",
                    "no",
                    "--dir",
                    folder.toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("redis.log").toFile())
            .start();
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!answers()) {
      if (started.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() - deadline > 0) {
        throw new IOException(Files.readString(folder.resolve("redis.log")));
      }
    }
    return started;
  }

  private boolean answers() {
    try (var redis = new Jedis("127.0.0.1", port)) {
      return "PONG".equals(redis.ping());
    } catch (JedisException notYet) {
      return false;
    }
  }

  /** A pooled client; connections that broke are replaced. */
  static UnifiedJedis client(int port) {
    return new JedisPooled("127.0.0.1", port);
  }

  /** Which run of the server this is, as it says itself. */
  String runId() {
    try (var redis = new Jedis("127.0.0.1", port)) {
      return redis
          .info("server")
          .lines()
          .filter(line -> line.startsWith("run_id:"))
          .findFirst()
          .map(line -> line.substring("run_id:".length()).trim())
          .orElseThrow();
    }
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void restart() throws IOException, InterruptedException {
    process = launch();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
