package dev.skybridge.operator.console;

import dev.skybridge.runtime.diagnostics.OriginFigures;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Tasks of one place of the program.
 *
 * @param origin its name
 * @param site class, method and line
 * @param live tasks that wait or run
 * @param running of these
 * @param overdue of these: they run for longer than the past explains
 * @param created since the process began
 * @param patienceMillis how long a task may run before it is overdue; null where it may stay
 */
public record OriginTasksView(
    String origin,
    String site,
    long live,
    long running,
    long overdue,
    long created,
    @Nullable @Schema(nullable = true) Long patienceMillis) {

  static OriginTasksView of(OriginFigures origin) {
    return new OriginTasksView(
        origin.origin(),
        origin.site(),
        origin.live(),
        origin.running(),
        origin.overdue(),
        origin.created(),
        origin.patience().map(Duration::toMillis).orElse(null));
  }
}
