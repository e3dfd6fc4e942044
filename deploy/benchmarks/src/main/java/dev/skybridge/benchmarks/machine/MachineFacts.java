package dev.skybridge.benchmarks.machine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What it was measured on. No names, no paths.
 *
 * @param processor model, as the kernel names it
 * @param memoryGibibytes of the machine
 * @param go version of the Go tool chain, or "none"
 */
public record MachineFacts(
    int cores,
    String processor,
    double memoryGibibytes,
    String kernel,
    String java,
    String garbageCollector,
    String go) {
  private static final double GIBIBYTE = 1 << 30;
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  /** Reads them from this machine; the version of Go is told by who built the Go programs. */
  public static MachineFacts read(String go) {
    return new MachineFacts(
        Runtime.getRuntime().availableProcessors(),
        processorModel(),
        system().getTotalMemorySize() / GIBIBYTE,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.version"),
        ManagementFactory.getGarbageCollectorMXBeans().getFirst().getName(),
        go);
  }

  /** One line for a report. */
  public String line() {
    return "%d cores (%s), %.0f GiB, %s, Java %s (%s), Go %s"
        .formatted(cores, processor, memoryGibibytes, kernel, java, garbageCollector, go);
  }

  /** Runnable tasks, averaged over the last minute. */
  public static double load() {
    return system().getSystemLoadAverage();
  }

  static OperatingSystemMXBean system() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      return system;
    }
    throw new IllegalStateException("this JVM does not tell its processor time");
  }

  private static String processorModel() {
    if (!Files.exists(PROCESSORS)) {
      return System.getProperty("os.arch");
    }
    try (var lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
