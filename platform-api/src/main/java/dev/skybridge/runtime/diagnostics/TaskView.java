package dev.skybridge.runtime.diagnostics;

import dev.skybridge.runtime.task.LiveTask;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A task that waits or runs.
 *
 * @param origin name of its origin
 * @param site where tasks of its origin are created
 * @param task its name
 * @param age since it was created
 * @param ran since it began to run; empty where it waits
 * @param creator stack of who created it, innermost first; empty where it is not kept
 * @param thread that it runs on; empty where it waits
 */
public record TaskView(
    String origin,
    String site,
    String task,
    Duration age,
    Optional<Duration> ran,
    List<String> creator,
    Optional<ThreadView> thread) {
  /** Copies the list. */
  public TaskView {
    creator = List.copyOf(creator);
  }

  static TaskView of(LiveTask task, long nowNanos) {
    return new TaskView(
        task.origin().name(),
        task.origin().site(),
        task.name(),
        Duration.ofNanos(nowNanos - task.createdNanos()),
        task.thread().map(_ -> Duration.ofNanos(nowNanos - task.startedNanos())),
        ThreadView.frames(task.creator().stream()),
        task.thread().map(thread -> ThreadView.of(thread, List.of(thread.getStackTrace()))));
  }
}
