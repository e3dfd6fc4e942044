package dev.skybridge.world.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The identity of a process across launchers. A pid alone is not one: pids are reused.
 *
 * @param name component
 * @param pid process id
 * @param startedAt start time as the operating system reports it
 * @param fingerprint {@link ProcessSpec#fingerprint()} of what was started
 */
public record ProcessRecord(String name, long pid, Instant startedAt, String fingerprint) {
  /** The system rounds start times, and derives them from a clock that may be stepped. */
  private static final Duration TOLERANCE = Duration.ofSeconds(3);

  /** The live process with this identity, if it still runs. */
  public Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(handle ->
            handle
                .info()
                .startInstant()
                .map(at -> Duration.between(at, startedAt).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false));
  }
}
