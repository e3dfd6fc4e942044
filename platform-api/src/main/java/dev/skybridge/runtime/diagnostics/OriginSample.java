package dev.skybridge.runtime.diagnostics;

import dev.skybridge.runtime.task.Origin;
import java.util.List;

/**
 * What was seen of one origin at one moment.
 *
 * @param origin which
 * @param created tasks since the process began
 * @param ended of these
 * @param running those that run; what waits for a worker is not among them
 */
public record OriginSample(Origin origin, long created, long ended, List<Sighting> running) {
  /** Copies the list. */
  public OriginSample {
    running = List.copyOf(running);
  }
}
