package dev.skybridge.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL server whose JVM was killed. It runs in a session of its own and would keep its port
 * and data folder; its {@code postmaster.pid} names it.
 */
public final class LocalPostgresLeftover {
  private static final Duration GRACE = Duration.ofSeconds(10);

  private LocalPostgresLeftover() {}

  /** Ends the server of this data folder, if one runs. */
  public static void stop(Path dataFolder) {
    Optional<ProcessHandle> found = find(dataFolder.resolve("postmaster.pid"));
    if (found.isEmpty()) {
      return;
    }
    ProcessHandle server = found.get();
    server.destroy();
    try {
      server.onExit().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      server.descendants().forEach(ProcessHandle::destroyForcibly);
      server.destroyForcibly();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while stopping PostgreSQL", e);
    }
  }

  private static Optional<ProcessHandle> find(Path pidFile) {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(pidFile);
      return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
          .filter(ProcessHandle::isAlive)
          .filter(handle ->
              handle.info().command().map(path -> path.endsWith("postgres")).orElse(false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
