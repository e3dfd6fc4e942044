package dev.skybridge.runtime.limit;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Processes that share a limit, started, let go together, and collected. */
final class LimiterNodes implements AutoCloseable {
  private record Node(Process process, BufferedReader out, BufferedWriter in, Path moments) {}

  private final List<Node> nodes = new ArrayList<>();

  static LimiterNodes start(List<NodeSpec> specs, Path folder) throws IOException {
    var all = new LimiterNodes();
    for (int i = 0; i < specs.size(); i++) {
      var moments = folder.resolve("moments-%d-%d".formatted(specs.get(i).port(), i));
      var command =
          Stream.of(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-XX:TieredStopAtLevel=1",
                      "-XX:+UseSerialGC",
                      "-Xmx96m",
                      "-cp",
                      System.getProperty("java.class.path"),
                      LimiterNode.class.getName()),
                  specs.get(i).arguments(),
                  List.of(moments.toString()))
              .flatMap(List::stream)
              .toList();
      var process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      all.nodes.add(new Node(process, process.inputReader(), process.outputWriter(), moments));
    }
    return all;
  }

  /** Lets all begin together once all are there. */
  void begin() throws IOException {
    for (var node : nodes) {
      await(node, "ready");
    }
    tell("begin");
  }

  void end() throws IOException {
    tell("end");
  }

  private void tell(String line) throws IOException {
    for (var node : nodes) {
      node.in().write(line + "\n");
      node.in().flush();
    }
  }

  private static String await(Node node, String begin) throws IOException {
    for (String line = node.out().readLine(); line != null; line = node.out().readLine()) {
      if (line.startsWith(begin)) {
        return line;
      }
    }
    throw new IOException("a node ended before it said " + begin);
  }

  /** What each says of its limiter at the end. */
  List<String> states() throws IOException {
    var states = new ArrayList<String>();
    for (var node : nodes) {
      states.add(await(node, "LimiterState"));
    }
    return states;
  }

  /** Moments of admission of each node, ascending. */
  List<long[]> moments() throws IOException, InterruptedException {
    var moments = new ArrayList<long[]>();
    for (var node : nodes) {
      if (!node.process().waitFor(30, TimeUnit.SECONDS)) {
        throw new IOException("a node does not end");
      }
      var bytes = ByteBuffer.wrap(Files.readAllBytes(node.moments())).asLongBuffer();
      long[] each = new long[bytes.remaining()];
      bytes.get(each);
      moments.add(each);
    }
    return moments;
  }

  static long[] merge(List<long[]> moments) {
    return moments.stream().flatMapToLong(Arrays::stream).sorted().toArray();
  }

  static long countBetween(long[] moments, long from, long to) {
    return LongStream.of(moments).filter(at -> at - from >= 0 && at - to < 0).count();
  }

  @Override
  public void close() {
    nodes.forEach(node -> node.process().destroyForcibly());
  }
}
