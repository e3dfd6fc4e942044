package dev.skybridge.operator.console;

import dev.skybridge.runtime.diagnostics.StuckTask;
import dev.skybridge.runtime.diagnostics.TaskView;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A task of the execution core.
 *
 * @param task its name
 * @param origin name of the place that started it
 * @param site class, method and line of that place
 * @param ranMillis how long it has run; null where it waits for a worker
 * @param ageMillis since it was created
 * @param stillMillis how long it has stood where it stands; null where it is not stuck
 * @param explainedMillis how long the past explains; null where it is not stuck
 * @param creator stack of who created it, innermost first; empty where it is not kept
 * @param thread that it runs on; null where it waits for a worker
 * @param waitsOn what it waits on; null where that is nothing or not known
 */
public record RuntimeTaskView(
    String task,
    String origin,
    String site,
    @Nullable @Schema(nullable = true) Long ranMillis,
    long ageMillis,
    @Nullable @Schema(nullable = true) Long stillMillis,
    @Nullable @Schema(nullable = true) Long explainedMillis,
    List<String> creator,
    @Nullable @Schema(nullable = true) ThreadStateView thread,
    @Nullable @Schema(nullable = true) WaitView waitsOn) {
  /** Copies the list. */
  public RuntimeTaskView {
    creator = List.copyOf(creator);
  }

  static RuntimeTaskView of(StuckTask stuck) {
    return new RuntimeTaskView(
        stuck.task(),
        stuck.origin(),
        stuck.createdAt(),
        stuck.ran().toMillis(),
        stuck.ran().toMillis(),
        stuck.still().toMillis(),
        stuck.explained().toMillis(),
        stuck.creator(),
        ThreadStateView.of(stuck.thread()),
        stuck.waitsOn().map(WaitView::of).orElse(null));
  }

  static RuntimeTaskView of(TaskView task) {
    return new RuntimeTaskView(
        task.task(),
        task.origin(),
        task.site(),
        task.ran().map(Duration::toMillis).orElse(null),
        task.age().toMillis(),
        null,
        null,
        task.creator(),
        task.thread().map(ThreadStateView::of).orElse(null),
        null);
  }
}
