package dev.skybridge.runtime.diagnostics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import jdk.jfr.consumer.RecordingStream;

/**
 * Listens to the JDK's flight recorder while the process runs: threads that pin their carrier,
 * allocation, and garbage collection. Events are summed up as they come; the last minutes stay on
 * disk for a bundle.
 *
 * <p>Only events that can hold neither environment, nor system properties, nor command lines are
 * enabled, and only these are copied: what another recording of the same process enables stays out.
 */
public final class FlightStream implements AutoCloseable {
  /** How far back a bundle looks. */
  public static final Duration KEPT = Duration.ofMinutes(5);

  /** Most bytes that are kept on disk. */
  public static final long MOST_BYTES = 24L << 20;

  private static final Set<String> EVENTS =
      Set.of(
          "jdk.VirtualThreadPinned",
          "jdk.VirtualThreadSubmitFailed",
          "jdk.ObjectAllocationSample",
          "jdk.GarbageCollection",
          "jdk.GCHeapSummary",
          "jdk.GCPhasePause",
          "jdk.CPULoad",
          "jdk.JavaThreadStatistics",
          "jdk.ExecutionSample",
          "jdk.JavaMonitorEnter",
          "jdk.ThreadPark");

  private final InstantSource clock;
  private final FlightCounters counters = new FlightCounters();
  private final RecordingStream stream = new RecordingStream();
  private volatile boolean started;

  /** A stream that has not begun. */
  public FlightStream(InstantSource clock) {
    this.clock = clock;
  }

  /** Begins to listen, on a thread of the recorder's. */
  public void start() {
    stream.setMaxAge(KEPT);
    stream.setMaxSize(MOST_BYTES);
    stream.setReuse(true);
    stream.setOrdered(false);
    stream.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ofMillis(20)).withStackTrace();
    stream.enable("jdk.VirtualThreadSubmitFailed");
    stream.enable("jdk.ObjectAllocationSample").with("throttle", "100/s").withStackTrace();
    stream.enable("jdk.GarbageCollection").withoutThreshold();
    stream.enable("jdk.GCHeapSummary");
    stream.enable("jdk.GCPhasePause").withoutThreshold();
    stream.enable("jdk.CPULoad").withPeriod(Duration.ofSeconds(1));
    stream.enable("jdk.JavaThreadStatistics").withPeriod(Duration.ofSeconds(1));
    stream.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(50));
    stream.enable("jdk.JavaMonitorEnter").withThreshold(Duration.ofMillis(20)).withStackTrace();
    stream.enable("jdk.ThreadPark").withThreshold(Duration.ofMillis(200)).withoutStackTrace();
    stream.onEvent("jdk.VirtualThreadPinned", counters::pinned);
    stream.onEvent("jdk.VirtualThreadSubmitFailed", _ -> counters.submitFailed());
    stream.onEvent("jdk.ObjectAllocationSample", counters::allocated);
    stream.onEvent("jdk.GarbageCollection", counters::collected);
    stream.onEvent("jdk.GCHeapSummary", counters::heap);
    stream.startAsync();
    started = true;
  }

  /** Sums so far; {@link FlightSnapshot#NONE} before {@link #start}. */
  public FlightSnapshot snapshot() {
    return !started ? FlightSnapshot.NONE : counters.snapshot(clock.instant());
  }

  /**
   * Writes the last {@link #KEPT} as a recording, into a directory that only this user may read.
   *
   * @throws IOException where it can't be written
   */
  public void writeTo(Path file) throws IOException {
    var whole = Files.createTempFile("flight", ".jfr");
    try {
      stream.dump(whole);
      try (var recording = new RecordingFile(whole)) {
        recording.write(file, FlightStream::mayLeave);
      }
    } finally {
      Files.delete(whole);
    }
  }

  private static boolean mayLeave(RecordedEvent event) {
    return EVENTS.contains(event.getEventType().getName());
  }

  @Override
  public void close() {
    stream.close();
  }
}
