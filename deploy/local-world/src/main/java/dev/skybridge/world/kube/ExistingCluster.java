package dev.skybridge.world.kube;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A cluster that is there already, taken from the user's own kubeconfig. */
public final class ExistingCluster {
  private static final long DEADLINE_SECONDS = 20;

  private ExistingCluster() {}

  /**
   * Writes a kubeconfig with this one context.
   *
   * @throws IllegalStateException when the user's kubeconfig has no such context
   */
  public static void writeKubeconfig(Path toolchain, String context, Path target) {
    try {
      Process process =
          new ProcessBuilder(
                  toolchain.resolve("kubectl").toString(),
                  "config",
                  "view",
                  "--minify",
                  "--flatten",
                  "--context=" + context)
              .redirectErrorStream(true)
              .start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("no usable context " + context + ": " + text.strip());
      }
      PrivateFiles.write(target, text);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the kubeconfig: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading the kubeconfig", e);
    }
  }
}
