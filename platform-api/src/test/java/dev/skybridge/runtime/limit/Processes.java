package dev.skybridge.runtime.limit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** Ends processes that a test started. */
final class Processes {
  private Processes() {}

  /** Kills the process named in the first line of a file, and its children, and waits for that. */
  static void killTree(Path pidFile) throws IOException, InterruptedException {
    long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().trim());
    var root = ProcessHandle.of(pid).orElseThrow();
    var all = Stream.concat(Stream.of(root), root.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    for (var each : all) {
      try {
        each.onExit().get();
      } catch (ExecutionException e) {
        throw new IOException("could not end " + each.pid(), e);
      }
    }
  }
}
