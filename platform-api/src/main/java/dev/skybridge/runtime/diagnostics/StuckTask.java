package dev.skybridge.runtime.diagnostics;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A task that runs for longer than its origin's past explains, and makes no progress.
 *
 * @param id number in this process, the same as long as it is stuck
 * @param origin name of its origin
 * @param site where tasks of its origin are created
 * @param task its name
 * @param ran for how long it has run
 * @param explained what its origin's past explains
 * @param still for how long it has stood where it stands
 * @param creator stack of who created it, innermost first; empty where it is not kept
 * @param thread that it runs on
 * @param waitsOn what it waits on; empty where it waits on nothing that has a name
 */
public record StuckTask(
    long id,
    String origin,
    String site,
    String task,
    Duration ran,
    Duration explained,
    Duration still,
    List<String> creator,
    ThreadView thread,
    Optional<LockView> waitsOn) {
  private static final List<String> CORE =
      Stream.of("task", "context", "pool", "fanout")
          .map(part -> "dev.skybridge.runtime." + part + ".")
          .toList();

  /** Copies the list. */
  public StuckTask {
    creator = List.copyOf(creator);
  }

  /** The line that created it: the innermost frame of its creator outside of the core. */
  public String createdAt() {
    return creator.stream()
        .filter(frame -> CORE.stream().noneMatch(frame::contains))
        .findFirst()
        .orElse(site);
  }
}
