package dev.skybridge.world.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The words put before a command so that it runs in a session of its own: Ctrl-C in the terminal
 * that started it, and the end of that terminal, do not reach it. Both programs replace themselves
 * by the command, so the pid stays the command's.
 */
final class OwnSession {
  private static final List<String> PREFIX = find();

  private OwnSession() {}

  static List<String> prefix() {
    return PREFIX;
  }

  private static List<String> find() {
    if (onPath("setsid")) {
      return List.of("setsid");
    }
    if (onPath("perl")) {
      return List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec { $ARGV[0] } @ARGV");
    }
    return List.of();
  }

  private static boolean onPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    for (String folder : path.split(File.pathSeparator, -1)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }
}
