package dev.skybridge.operator.adapter.pulumi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What this process, the engines and the machine use; from Linux' {@code /proc}. */
final class UsageMeter implements AutoCloseable {
  private static final long SAMPLE_MILLIS = 100;

  /** Ticks of {@code /proc/stat} a second, see proc(5) and sysconf(3). */
  private static final double TICKS = 100;

  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private final long begun = System.nanoTime();
  private final long busy = busyTicks();
  private final ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor();
  private volatile long peakKibibytes;
  private volatile int engines;

  private final ScheduledFuture<?> sampling =
      sampler.scheduleAtFixedRate(this::sample, 0, SAMPLE_MILLIS, TimeUnit.MILLISECONDS);

  private UsageMeter() {}

  static UsageMeter start() {
    return new UsageMeter();
  }

  private void sample() {
    var running = FaultWorld.engines().toList();
    engines = Math.max(engines, running.size());
    var all = Stream.concat(Stream.of(ProcessHandle.current()), running.stream());
    peakKibibytes = Math.max(peakKibibytes, all.mapToLong(UsageMeter::residentKibibytes).sum());
  }

  private static long residentKibibytes(ProcessHandle process) {
    try {
      var status = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
      var found = RESIDENT.matcher(status);
      return found.find() ? Long.parseLong(found.group(1)) : 0; // it is ending
    } catch (NoSuchFileException e) {
      return 0; // it has ended
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** User, nice, system, interrupts; not idle, waiting or stolen. */
  private static long busyTicks() {
    try (var lines = Files.lines(Path.of("/proc/stat"))) {
      var fields = lines.findFirst().orElseThrow().trim().split("\\s+", -1);
      return Stream.of(1, 2, 3, 6, 7).mapToLong(field -> Long.parseLong(fields[field])).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  StacksBenchmark.Usage usage() {
    if (sampling.isDone()) {
      throw new IllegalStateException("the sampler ended early", sampling.exceptionNow());
    }
    return new StacksBenchmark.Usage(
        (System.nanoTime() - begun) / 1e9,
        (busyTicks() - busy) / TICKS,
        peakKibibytes / 1024,
        engines);
  }

  @Override
  public void close() {
    sampler.shutdownNow();
  }
}
