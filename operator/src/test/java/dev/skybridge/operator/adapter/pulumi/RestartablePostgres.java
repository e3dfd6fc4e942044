package dev.skybridge.operator.adapter.pulumi;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** A PostgreSQL that can be restarted: it keeps its port and its data. */
final class RestartablePostgres implements AutoCloseable {
  private final Path data;
  private final int port;
  private EmbeddedPostgres server;

  private RestartablePostgres(Path data, EmbeddedPostgres server) {
    this.data = data;
    this.server = server;
    this.port = server.getPort();
  }

  static RestartablePostgres start(Path data) throws IOException {
    return new RestartablePostgres(data, builder(data).start());
  }

  private static EmbeddedPostgres.Builder builder(Path data) {
    return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
  }

  /** Ends it with all connections to it ("fast" shutdown), then starts it again. */
  synchronized void restart() throws IOException {
    server.close();
    server = builder(data).setPort(port).start();
  }

  int port() {
    return port;
  }

  @Override
  public synchronized void close() throws IOException {
    server.close();
  }
}
