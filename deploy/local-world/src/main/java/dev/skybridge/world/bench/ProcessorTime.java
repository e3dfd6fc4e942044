package dev.skybridge.world.bench;

import dev.skybridge.world.process.ProcessTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Processor time of the world's processes, of this one and of the whole machine, by <a
 * href="https://man7.org/linux/man-pages/man5/proc_stat.5.html">proc_stat(5)</a> and {@link
 * ProcessHandle.Info#totalCpuDuration()} (user and system time, in steps of 10 ms).
 *
 * @param atNanos when it was read, by {@link System#nanoTime()}
 * @param busy processor time of the whole machine since it started, idle and waiting not counted
 * @param byProcess processor time of each process since it started
 */
public record ProcessorTime(long atNanos, Duration busy, Map<String, Duration> byProcess) {
  /** Name of this process in {@link #byProcess}. */
  static final String OURSELVES = "bench client";

  private static final long MILLIS_PER_TICK = 10;
  private static final Path MACHINE = Path.of("/proc/stat");

  public ProcessorTime {
    byProcess = Map.copyOf(byProcess);
  }

  static ProcessorTime now(ProcessTable processes) {
    var byProcess = new TreeMap<String, Duration>();
    for (String name : processes.names()) {
      processes
          .running(name)
          .flatMap(handle -> handle.info().totalCpuDuration())
          .ifPresent(time -> byProcess.put(name, time));
    }
    ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .ifPresent(time -> byProcess.put(OURSELVES, time));
    return new ProcessorTime(System.nanoTime(), machine(), byProcess);
  }

  /** What was used since then. */
  Usage since(ProcessorTime before) {
    var seconds = new TreeMap<String, Double>();
    byProcess.forEach((name, time) ->
        seconds.put(
            name, seconds(time.minus(before.byProcess().getOrDefault(name, Duration.ZERO)))));
    var ours = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    var elapsed = (atNanos - before.atNanos()) / 1e9;
    var foreign = Math.max(0, seconds(busy.minus(before.busy())) - ours);
    var cores = Runtime.getRuntime().availableProcessors();
    return new Usage(elapsed, seconds, elapsed == 0 ? 0 : foreign / elapsed / cores);
  }

  /**
   * What was used in a time.
   *
   * @param elapsedSeconds how long the time was
   * @param cpuSeconds by process of the world
   * @param foreignShare part of the machine that processes took which are none of the world's
   */
  public record Usage(double elapsedSeconds, Map<String, Double> cpuSeconds, double foreignShare) {
    public Usage {
      cpuSeconds = Map.copyOf(cpuSeconds);
    }

    double of(String process) {
      return cpuSeconds.getOrDefault(process, 0.0);
    }
  }

  private static Duration machine() {
    try (var lines = Files.lines(MACHINE)) {
      var fields =
          new ArrayList<>(
              List.of(lines.findFirst().orElseThrow().strip().split("\\s+")).stream()
                  .skip(1)
                  .map(Long::parseLong)
                  .collect(Collectors.toList()));
      // user nice system idle iowait irq softirq steal
      var ticks = fields.get(0) + fields.get(1) + fields.get(2) + fields.get(5) + fields.get(6);
      return Duration.ofMillis(ticks * MILLIS_PER_TICK);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + MACHINE, e);
    }
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
