package dev.skybridge.runtime.diagnostics;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Has the JDK write thread dumps, virtual threads included, into a directory of its own that only
 * this user may read. The JDK can't be told how large a dump may become; so none is taken where too
 * many threads run.
 */
final class ThreadDumper {
  /** About 3 kB of JSON a thread: a dump has 60 MB at most. */
  static final int MOST_THREADS = 20_000;

  private final HotSpotDiagnosticMXBean hotspot =
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);

  /** Does something with a dump. */
  @FunctionalInterface
  interface Use<T> {
    T of(Path json) throws IOException;
  }

  /**
   * Takes a dump, has it used, and deletes it.
   *
   * @param virtualThreads about how many there are
   * @throws TooManyThreads where it would become too large
   * @throws IOException where it can't be written or read
   */
  <T> T dump(long virtualThreads, Use<T> use) throws IOException {
    var threads = virtualThreads + ManagementFactory.getThreadMXBean().getThreadCount();
    if (threads > MOST_THREADS) {
      throw new TooManyThreads(threads);
    }
    var directory = Files.createTempDirectory("threads");
    var file = directory.resolve("threads.json");
    try {
      hotspot.dumpThreads(file.toString(), ThreadDumpFormat.JSON);
      return use.of(file);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(directory);
    }
  }

  /** A dump of all threads now. */
  ThreadDump dump(long virtualThreads) throws IOException {
    return dump(
        virtualThreads,
        file -> {
          try (var json = Files.newInputStream(file)) {
            return ThreadDumpReader.read(json);
          }
        });
  }

  /** There are more threads than a dump may have. */
  static final class TooManyThreads extends IOException {
    private static final long serialVersionUID = 1L;

    TooManyThreads(long threads) {
      super("a dump of " + threads + " threads is larger than allowed");
    }
  }
}
