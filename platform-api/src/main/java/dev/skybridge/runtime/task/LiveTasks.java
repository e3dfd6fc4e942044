package dev.skybridge.runtime.task;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** All tasks of a tree of scopes that wait or run. */
public final class LiveTasks {
  private final Creators creators;
  private final Set<LiveTask> live = ConcurrentHashMap.newKeySet();
  private final Map<Origin, Counter> counters = new ConcurrentHashMap<>();

  private record Counter(LongAdder created, LongAdder ended) {}

  /** Keeps the creators' stacks. */
  public LiveTasks() {
    this(Creators.KEPT);
  }

  /** As asked. */
  public LiveTasks(Creators creators) {
    this.creators = creators;
  }

  /** Notes a task that will run, or will be given up by {@link #ended}. */
  public LiveTask created(Origin origin, String name) {
    var stack = creators == Creators.KEPT ? new Creation(origin.name()) : null;
    var task = new LiveTask(origin, name, System.nanoTime(), stack);
    live.add(task);
    counter(origin).created().increment();
    return task;
  }

  /** Runs the task's work on the calling thread and notes its end. */
  public void run(LiveTask task, Runnable work) {
    task.started(Thread.currentThread(), System.nanoTime());
    try {
      work.run();
    } finally {
      ended(task);
    }
  }

  /** Notes that a task begins on the calling thread; for who calls {@link #ended} itself. */
  public void started(LiveTask task) {
    task.started(Thread.currentThread(), System.nanoTime());
  }

  /** Notes that a task has ended, or will not be run; a second time has no effect. */
  public void ended(LiveTask task) {
    if (live.remove(task)) {
      counter(task.origin()).ended().increment();
    }
  }

  private Counter counter(Origin origin) {
    return counters.computeIfAbsent(origin, _ -> new Counter(new LongAdder(), new LongAdder()));
  }

  /** What waits or runs, oldest first. */
  public List<LiveTask> list() {
    var now = System.nanoTime();
    return live.stream()
        .sorted(Comparator.comparingLong(task -> task.createdNanos() - now))
        .toList();
  }

  /** How many wait or run. */
  public int size() {
    return live.size();
  }

  /** Counts by origin, those with most live tasks first. */
  public List<OriginCount> byOrigin() {
    return counters.entrySet().stream()
        .map(entry -> {
          // Ended first: read the other way round, a task could have ended that was not made.
          var ended = entry.getValue().ended().sum();
          return new OriginCount(entry.getKey(), entry.getValue().created().sum(), ended);
        })
        .sorted(Comparator.comparingLong(OriginCount::live).reversed())
        .toList();
  }

  /** Holds a stack; thrown by nobody. */
  private static final class Creation extends Throwable {
    private static final long serialVersionUID = 1L;

    Creation(String origin) {
      super(origin);
    }
  }
}
