package dev.skybridge.runtime.diagnostics;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What goes into a bundle beside what the JVM knows.
 *
 * @param detector tasks and leaks
 * @param flight recorder; empty where it is switched off
 * @param snapshots pools, limiters, circuits
 * @param versions of the program and what it is built on
 * @param configNames names of settings; values are never asked for
 */
public record BundleParts(
    LeakDetector detector,
    Optional<FlightStream> flight,
    Snapshots snapshots,
    Map<String, String> versions,
    Supplier<Set<String>> configNames) {
  /** Copies the map. */
  public BundleParts {
    versions = Map.copyOf(versions);
  }
}
