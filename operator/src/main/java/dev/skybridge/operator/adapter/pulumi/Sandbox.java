package dev.skybridge.operator.adapter.pulumi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The process that a user's program runs in: a user of its own, without privileges and without ways
 * to gain any; a file system with the system's programs, the JDK, the SDK and the program, all
 * read-only, and 64 MiB to write to; no network, only one socket; no sight of other processes; an
 * environment that is given. It ends at its deadline even where the operator is gone.
 *
 * <p>Needs Linux, root, and the programs of util-linux, coreutils and iproute2.
 */
final class Sandbox {
  /** Where the program finds the engine, in a network where nothing else is. */
  static final int PORT = 7070;

  private static final String LAUNCHER = "dev/skybridge/worker/ProgramLauncher";

  /** Heap, classes, code and the JVM's own reservations. */
  private static final long SPACE_BESIDE_HEAP_BYTES = 3L << 30;

  private final WorkerSettings settings;
  private final Path sdk;
  private final String script;

  Sandbox(WorkerSettings settings) {
    this.settings = settings;
    this.sdk = SdkFolder.make(settings.folder().resolve("sdk"));
    try (var in = resource("dev/skybridge/worker/sandbox.sh")) {
      this.script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the operator has lost its sandbox", e);
    }
  }

  /** Whether the operator has the rights that it needs to give up. */
  static boolean isPossible() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /**
   * The process of one run.
   *
   * @param folder of the run
   * @param file of the program, below {@link ProgramFolder#program()}
   * @param environment all that it gets to see of ours
   * @param atMost when it is killed
   */
  ProcessBuilder process(
      ProgramFolder folder,
      String file,
      String mainClass,
      Map<String, String> environment,
      Duration atMost) {
    folder.addLauncher(LAUNCHER + ".class", Sandbox::resource);
    folder.addLauncher(LAUNCHER + "$Task.class", Sandbox::resource);
    var jdk = System.getProperty("java.home");
    var space = SPACE_BESIDE_HEAP_BYTES + settings.heapMebibytes() * (1L << 20);
    var line =
        new ArrayList<>(
            List.of(
                "timeout",
                "--signal=KILL",
                Math.max(1, atMost.toSeconds()) + "s",
                "unshare",
                "--mount",
                "--net",
                "--pid",
                "--ipc",
                "--uts",
                "--fork",
                "--kill-child=KILL",
                "--",
                "sh",
                "-c",
                script,
                "sandbox",
                folder.root().toString(),
                folder.work().toString(),
                folder.sockets().toString(),
                sdk.toString(),
                jdk,
                String.valueOf(settings.userId()),
                String.valueOf(space)));
    line.addAll(java(jdk));
    line.addAll(List.of("/run/monitor", String.valueOf(PORT), "/work/program", file));
    line.add(mainClass);
    var builder =
        new ProcessBuilder(line)
            .directory(folder.work().toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.output().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    builder.environment().put("HOME", "/tmp");
    builder.environment().put("LANG", "C.UTF-8");
    return builder;
  }

  /** On few processors, the SDK waits for its own pool for ever unless that is told to be large. */
  private List<String> java(String jdk) {
    return List.of(
        jdk + "/bin/java",
        "-Xmx" + settings.heapMebibytes() + "m",
        "-XX:MaxMetaspaceSize=192m",
        "-XX:ReservedCodeCacheSize=64m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-XX:+ExitOnOutOfMemoryError",
        "-Djava.util.concurrent.ForkJoinPool.common.parallelism=16",
        "-Djava.io.tmpdir=/tmp",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        "/work/launcher:/sdk/*",
        LAUNCHER.replace('/', '.'));
  }

  private static InputStream resource(String name) {
    var in = Sandbox.class.getClassLoader().getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("the operator has lost " + name);
    }
    return in;
  }
}
