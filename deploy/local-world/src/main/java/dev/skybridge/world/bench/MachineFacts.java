package dev.skybridge.world.bench;

import com.sun.management.OperatingSystemMXBean;
import io.fabric8.kubernetes.client.KubernetesClient;
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
 */
public record MachineFacts(
    int cores,
    String processor,
    double memoryGibibytes,
    String kernel,
    String java,
    String kubernetes) {
  private static final double GIBIBYTE = 1 << 30;

  static MachineFacts read(KubernetesClient client) {
    if (!(ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system)) {
      throw new IllegalStateException("this JVM does not tell the machine's memory");
    }
    return new MachineFacts(
        system.getAvailableProcessors(),
        processorModel(),
        system.getTotalMemorySize() / GIBIBYTE,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.version"),
        client.getKubernetesVersion().getGitVersion());
  }

  private static String processorModel() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
