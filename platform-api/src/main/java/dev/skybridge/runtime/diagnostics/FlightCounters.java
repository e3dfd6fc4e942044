package dev.skybridge.runtime.diagnostics;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;

/** Sums up events of the flight recorder. Safe for use by several threads. */
final class FlightCounters {
  private final Map<String, Long> sites = new HashMap<>();
  private final PerSecond allocated = new PerSecond();
  private final PerSecond paused = new PerSecond();
  private long pinned;
  private Duration longestPinned = Duration.ZERO;
  private long submitsFailed;
  private long collections;
  private Duration longestPause = Duration.ZERO;
  private long heapUsed;
  private long heapCommitted;

  synchronized void pinned(RecordedEvent event) {
    pinned++;
    longestPinned = longer(longestPinned, event.getDuration());
    var site = site(event).orElse("unknown");
    if (sites.containsKey(site) || sites.size() < FlightSnapshot.MOST_SITES) {
      sites.merge(site, 1L, Long::sum);
    }
  }

  synchronized void submitFailed() {
    submitsFailed++;
  }

  synchronized void allocated(RecordedEvent event) {
    allocated.add(event.getStartTime().getEpochSecond(), event.getLong("weight"));
  }

  synchronized void collected(RecordedEvent event) {
    collections++;
    var pauses = event.getDuration("sumOfPauses");
    paused.add(event.getEndTime().getEpochSecond(), pauses.toNanos());
    longestPause = longer(longestPause, event.getDuration("longestPause"));
  }

  synchronized void heap(RecordedEvent event) {
    if ("After GC".equals(event.getString("when"))) {
      heapUsed = event.getLong("heapUsed");
      heapCommitted = event.getLong("heapSpace.committedSize");
    }
  }

  synchronized FlightSnapshot snapshot(Instant now) {
    var second = now.getEpochSecond();
    return new FlightSnapshot(
        true,
        pinned,
        longestPinned,
        sites.entrySet().stream()
            .map(site -> new FlightSnapshot.Site(site.getKey(), site.getValue()))
            .sorted(Comparator.comparingLong(FlightSnapshot.Site::times).reversed())
            .toList(),
        submitsFailed,
        allocated.lastMinute(second) / PerSecond.SECONDS,
        collections,
        Duration.ofNanos(paused.lastMinute(second)),
        longestPause,
        heapUsed,
        heapCommitted);
  }

  /** The innermost frame outside of the JDK. */
  private static Optional<String> site(RecordedEvent event) {
    var stack = event.getStackTrace();
    return stack == null
        ? Optional.empty()
        : stack.getFrames().stream()
            .filter(frame -> !frame.getMethod().getType().getName().startsWith("java."))
            .filter(frame -> !frame.getMethod().getType().getName().startsWith("jdk."))
            .findFirst()
            .map(FlightCounters::text);
  }

  private static String text(RecordedFrame frame) {
    var method = frame.getMethod();
    return method.getType().getName() + "." + method.getName() + ":" + frame.getLineNumber();
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
