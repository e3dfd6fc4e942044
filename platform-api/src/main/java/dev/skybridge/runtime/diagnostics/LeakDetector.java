package dev.skybridge.runtime.diagnostics;

import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.task.LiveTask;
import dev.skybridge.runtime.task.LiveTasks;
import dev.skybridge.runtime.task.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Looks at all live tasks from time to time, and names those that are stuck and origins that leak.
 * It is a task of the core itself. Alarms are logged when they begin.
 */
public final class LeakDetector {
  /** How often it looks. */
  public static final Duration INTERVAL = Duration.ofSeconds(2);

  /** Its own task stays as long as the process. */
  public static final Origin ORIGIN = Origin.here("leak-detector");

  private static final System.Logger LOG = System.getLogger(LeakDetector.class.getName());

  private final LiveTasks tasks;
  private final OriginWatch watch;
  private final StuckTasks stuckTasks;
  private volatile LeakReport report = LeakReport.NONE;

  /** A detector of what {@code tasks} has. */
  public LeakDetector(LiveTasks tasks, Patience patience) {
    var declared = new HashMap<>(patience.declared());
    declared.put(ORIGIN.name(), Patience.FOREVER);
    this.tasks = tasks;
    this.watch =
        new OriginWatch(
            patience.expecting(declared), new GrowthDetector(GrowthDetector.Settings.DEFAULT));
    this.stuckTasks = new StuckTasks(new ThreadDumper());
  }

  /** Looks every {@link #INTERVAL} until the scope ends. */
  public void start(Scope scope) {
    var ended = new CountDownLatch(1);
    scope.onEnd(ended::countDown);
    scope.executor(ORIGIN).execute(() -> lookUntil(ended));
  }

  private void lookUntil(CountDownLatch ended) {
    try {
      while (!ended.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        lookAndGoOn();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookAndGoOn() {
    try {
      look(System.nanoTime());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a look for leaks failed; the next is tried", e);
    }
  }

  /** Takes one look; for who has a rhythm of its own instead of {@link #start}. */
  public synchronized LeakReport look(long nowNanos) {
    var seen = watch.look(nowNanos, samples(nowNanos));
    var overdue = new HashMap<LiveTask, Long>();
    seen.overdue().forEach((task, explained) -> overdue.put((LiveTask) task, explained));
    var stuck = stuckTasks.look(overdue, tasks.size(), nowNanos);
    var next = new LeakReport(report.looks() + 1, seen.origins(), stuck, seen.growths());
    logNews(report, next);
    report = next;
    return next;
  }

  private List<OriginSample> samples(long nowNanos) {
    var counts = tasks.byOrigin();
    var running = new HashMap<Origin, List<Sighting>>();
    for (var task : tasks.list()) {
      if (task.thread().isPresent()) {
        running
            .computeIfAbsent(task.origin(), _ -> new ArrayList<>())
            .add(new Sighting(task, nowNanos - task.startedNanos()));
      }
    }
    return counts.stream()
        .map(count ->
            new OriginSample(
                count.origin(),
                count.created(),
                count.ended(),
                running.getOrDefault(count.origin(), List.of())))
        .toList();
  }

  private static void logNews(LeakReport before, LeakReport now) {
    var known = before.stuck().stream().map(StuckTask::id).toList();
    for (var task : now.stuck()) {
      if (!known.contains(task.id())) {
        LOG.log(
            System.Logger.Level.WARNING,
            "task {0} is stuck: it has run for {1} s; it was created at {2}",
            task.task(),
            task.ran().toSeconds(),
            task.createdAt());
      }
    }
    var growing = before.growths().stream().map(Growth::origin).toList();
    for (var growth : now.growths()) {
      if (!growing.contains(growth.origin())) {
        LOG.log(
            System.Logger.Level.WARNING,
            "origin {0} leaks: {1} tasks a minute more; they are created at {2}",
            growth.origin(),
            growth.perMinute(),
            growth.site());
      }
    }
  }

  /** What the last look told. */
  public LeakReport report() {
    return report;
  }

  /** The oldest tasks, with where they are now. */
  public List<TaskView> oldest(int most) {
    var now = System.nanoTime();
    return tasks.list().stream().limit(most).map(task -> TaskView.of(task, now)).toList();
  }

  /** How many tasks wait or run. */
  public int liveTasks() {
    return tasks.size();
  }

  /** Counts of live tasks by the name of their origin. */
  public Map<String, Long> liveByOrigin() {
    var counts = new HashMap<String, Long>();
    tasks.byOrigin().forEach(count -> counts.merge(count.origin().name(), count.live(), Long::sum));
    return counts;
  }
}
