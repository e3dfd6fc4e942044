package dev.skybridge.operator.adapter.cloud.aws;

import dev.skybridge.runtime.context.carry.ProcessTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The AWS of the {@code moto} project, as a process of its own on a free port. {@code ./skybridge
 * test} installs it into the toolchain's folder.
 */
final class MotoServer implements AutoCloseable {
  private static final Pattern ADDRESS =
      Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");

  private final Process process;
  private final URI address;

  private MotoServer(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** The program in the toolchain that SKYBRIDGE_TOOLCHAIN names; empty where it is not there. */
  static Optional<Path> program() {
    return Optional.ofNullable(System.getenv("SKYBRIDGE_TOOLCHAIN"))
        .filter(text -> !text.isBlank())
        .map(text -> Path.of(text, "moto_server"))
        .filter(Files::isExecutable);
  }

  /**
   * Starts it.
   *
   * @param environment settings of moto
   */
  static MotoServer start(Map<String, String> environment) throws IOException {
    var builder =
        new ProcessBuilder(program().orElseThrow().toString(), "-H", "127.0.0.1", "-p", "0")
            .redirectErrorStream(true);
    builder.environment().put("PYTHONUNBUFFERED", "1");
    builder.environment().putAll(environment);
    var process = builder.start();
    var output = process.inputReader();
    var said = new ArrayList<String>();
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      var matcher = ADDRESS.matcher(line);
      if (matcher.find()) {
        Thread.ofVirtual().start(() -> drain(output));
        return new MotoServer(process, URI.create(matcher.group(1)));
      }
      said.add(line);
    }
    throw new IOException("moto did not start: " + said);
  }

  /** A full pipe would stop it. */
  private static void drain(BufferedReader output) {
    try (output) {
      output.lines().forEach(_ -> {});
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  URI address() {
    return address;
  }

  @Override
  public void close() {
    ProcessTree.end(process, Duration.ofSeconds(5));
  }
}
