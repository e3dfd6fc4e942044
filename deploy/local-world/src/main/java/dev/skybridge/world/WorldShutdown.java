package dev.skybridge.world;

import dev.skybridge.world.process.ProcessTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Ends a world: those who use the API server first, then the API server, then its store. */
final class WorldShutdown {
  private static final List<String> LAST = List.of("kube-apiserver", "etcd");
  private static final Duration GRACE = Duration.ofSeconds(10);

  private WorldShutdown() {}

  static void stop(ProcessTable processes, WorldLayout layout) {
    if (!Files.isDirectory(layout.run())) {
      return;
    }
    try (WorldLock _ = WorldLock.acquire(layout)) {
      List<String> first = new ArrayList<>(processes.names());
      first.removeAll(LAST);
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> stopping = new ArrayList<>();
        first.forEach(name -> stopping.add(threads.submit(() -> processes.stop(name, GRACE))));
        for (Future<?> each : stopping) {
          join(each);
        }
      }
      LAST.forEach(name -> processes.stop(name, GRACE));
      LocalPostgresLeftover.stop(layout.data("postgres"));
    }
  }

  static void removeData(WorldLayout layout) {
    for (Path folder :
        List.of(
            layout.state().resolve("data"),
            layout.state().resolve("config"),
            layout.secrets(),
            layout.logs(),
            layout.run(),
            layout.kubeconfig(),
            layout.worldFile())) {
      remove(folder);
    }
  }

  private static void remove(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(path)) {
      for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + path, e);
    }
  }

  private static void join(Future<?> future) {
    try {
      future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while stopping", e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
