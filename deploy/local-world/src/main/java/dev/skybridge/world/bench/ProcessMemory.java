package dev.skybridge.world.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory of a process, by <a
 * href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">proc_pid_status(5)</a>.
 *
 * @param residentMebibytes now ({@code VmRSS})
 * @param peakMebibytes most since it started ({@code VmHWM})
 */
public record ProcessMemory(double residentMebibytes, double peakMebibytes) {
  private static final double KIBIBYTES_PER_MEBIBYTE = 1024;

  static ProcessMemory of(long pid) {
    var file = Path.of("/proc", Long.toString(pid), "status");
    try {
      var text = Files.readString(file);
      return new ProcessMemory(mebibytes(text, "VmRSS:"), mebibytes(text, "VmHWM:"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static double mebibytes(String text, String field) {
    var line = text.lines().filter(each -> each.startsWith(field)).findFirst().orElseThrow();
    var kibibytes = Long.parseLong(line.replaceAll("[^0-9]", ""));
    return kibibytes / KIBIBYTES_PER_MEBIBYTE;
  }
}
