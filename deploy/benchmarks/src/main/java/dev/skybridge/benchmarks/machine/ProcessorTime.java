package dev.skybridge.benchmarks.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Processor time of this process and of the whole machine, by <a
 * href="https://man7.org/linux/man-pages/man5/proc_stat.5.html">proc_stat(5)</a>, in steps of 10
 * ms.
 *
 * @param atNanos when it was read, by {@link System#nanoTime()}
 * @param ownNanos of this process since its start
 * @param busyNanos of the whole machine since its start; 0 where the system does not tell
 * @param stolenNanos that the hypervisor gave to others
 * @param cores of the machine, whatever this process is bound to
 */
public record ProcessorTime(
    long atNanos, long ownNanos, long busyNanos, long stolenNanos, int cores) {
  private static final long NANOS_PER_TICK = 10_000_000;
  private static final Pattern CORE = Pattern.compile("cpu\\d+ .*");
  private static final Path MACHINE = Path.of("/proc/stat");

  /** Reads the clocks. */
  public static ProcessorTime now() {
    var lines = machine();
    // user nice system idle iowait irq softirq steal
    var ticks = new long[8];
    if (!lines.isEmpty()) {
      var fields = lines.getFirst().strip().split("\\s+");
      ticks = Arrays.stream(fields).skip(1).limit(8).mapToLong(Long::parseLong).toArray();
    }
    var busy = ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6];
    var cores = (int) lines.stream().filter(line -> CORE.matcher(line).matches()).count();
    return new ProcessorTime(
        System.nanoTime(),
        MachineFacts.system().getProcessCpuTime(),
        busy * NANOS_PER_TICK,
        ticks[7] * NANOS_PER_TICK,
        Math.max(1, cores));
  }

  /** What happened from then to this reading. */
  public Surroundings since(ProcessorTime before, boolean pinned) {
    double elapsed = Math.max(1, atNanos - before.atNanos);
    double machine = elapsed * cores;
    var own = ownNanos - before.ownNanos;
    var others = Math.max(0, busyNanos - before.busyNanos - own);
    return new Surroundings(
        100 * own / elapsed,
        100 * others / machine,
        100 * (stolenNanos - before.stolenNanos) / machine,
        pinned);
  }

  private static List<String> machine() {
    if (!Files.exists(MACHINE)) {
      return List.of();
    }
    try {
      return Files.readAllLines(MACHINE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + MACHINE, e);
    }
  }

  /**
   * What else went on during a run.
   *
   * @param processCpuPercent processor time of the measured process, generator included, as part of
   *     one core
   * @param othersPercent part of the machine that other processes took
   * @param stolenPercent part of the machine that the hypervisor gave away
   * @param pinned whether generator and subject were bound to a core each
   */
  public record Surroundings(
      double processCpuPercent, double othersPercent, double stolenPercent, boolean pinned) {}
}
