package dev.skybridge.runtime.diagnostics;

import dev.skybridge.runtime.task.LiveTask;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names tasks that are stuck: overdue, and at the same stack for {@link #STILL}. What they wait on
 * and who holds it comes from a dump of all threads, taken at most every {@link #BETWEEN_DUMPS} and
 * only while something is stuck. Not safe for use by several threads.
 */
final class StuckTasks {
  /** A task that stands still this long makes no progress; seen by looks every few seconds. */
  static final Duration STILL = Duration.ofSeconds(10);

  static final Duration BETWEEN_DUMPS = Duration.ofSeconds(30);

  /** Those that run longest; more would not be read. */
  static final int MOST = 100;

  private static final System.Logger LOG = System.getLogger(StuckTasks.class.getName());

  private final ThreadDumper dumper;
  private final Stillness stillness = new Stillness();
  private final Map<LiveTask, Found> stuck = new HashMap<>();
  private long lastDump;
  private long nextId = 1;

  private record Found(long id, boolean dumped, Optional<LockView> waitsOn) {}

  private record Still(
      LiveTask task,
      Thread thread,
      List<StackTraceElement> stack,
      Duration since,
      long explained) {}

  StuckTasks(ThreadDumper dumper) {
    this.dumper = dumper;
  }

  /**
   * Takes a look.
   *
   * @param overdue tasks with the nanoseconds that their origin's past explains
   * @param live about how many virtual threads there are
   */
  List<StuckTask> look(Map<LiveTask, Long> overdue, long live, long atNanos) {
    var still = still(overdue, atNanos);
    stuck.keySet().retainAll(still.stream().map(Still::task).collect(Collectors.toSet()));
    still.forEach(one ->
        stuck.computeIfAbsent(
            one.task(), _ -> new Found(nextId++, false, LockOwners.lock(one.thread()))));
    var news = stuck.values().stream().anyMatch(found -> !found.dumped());
    if (news && (lastDump == 0 || atNanos - lastDump >= BETWEEN_DUMPS.toNanos())) {
      lastDump = atNanos;
      dump(still, live);
    }
    return still.stream().map(one -> told(one, stuck.get(one.task()), atNanos)).toList();
  }

  private void dump(List<Still> still, long live) {
    try {
      var dump = dumper.dump(live);
      still.forEach(one ->
          stuck.computeIfPresent(
              one.task(), (_, found) -> new Found(found.id(), true, waitsOn(one.thread(), dump))));
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "stuck tasks are named without who holds what", e);
    }
  }

  private List<Still> still(Map<LiveTask, Long> overdue, long atNanos) {
    stillness.keep(overdue.keySet());
    var oldest =
        overdue.entrySet().stream()
            .sorted(Comparator.comparingLong(entry -> entry.getKey().startedNanos() - atNanos))
            .limit(MOST)
            .toList();
    var still = new ArrayList<Still>();
    for (var entry : oldest) {
      var task = entry.getKey();
      task.thread()
          .ifPresent(thread -> {
            var stack = List.of(thread.getStackTrace());
            var since = stillness.at(task, stack, atNanos);
            if (since.compareTo(STILL) >= 0 && !stack.isEmpty()) {
              still.add(new Still(task, thread, stack, since, entry.getValue()));
            }
          });
    }
    return still;
  }

  private static Optional<LockView> waitsOn(Thread thread, ThreadDump dump) {
    var told = dump.waitsOn(thread.threadId());
    if (told.isEmpty() || told.get().holder().isPresent()) {
      return told;
    }
    return told.map(lock -> new LockView(lock.object(), lock.kind(), LockOwners.holder(thread)));
  }

  private static StuckTask told(Still one, @Nullable Found found, long atNanos) {
    return new StuckTask(
        found == null ? 0 : found.id(),
        one.task().origin().name(),
        one.task().origin().site(),
        one.task().name(),
        Duration.ofNanos(atNanos - one.task().startedNanos()),
        Duration.ofNanos(one.explained()),
        one.since(),
        ThreadView.frames(one.task().creator().stream()),
        ThreadView.of(one.thread(), one.stack()),
        found == null ? Optional.empty() : found.waitsOn());
  }
}
