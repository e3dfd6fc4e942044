package dev.skybridge.simulator.provider;

import java.time.Duration;
import java.util.Map;

/**
 * Declared times.
 *
 * @param latency time each call takes, by provider
 * @param provisioning time a create takes until the object is usable, by type token; wins over the
 *     type's own
 */
public record Delays(Map<String, Duration> latency, Map<String, Duration> provisioning) {

  /** No delays. */
  public static final Delays NONE = new Delays(Map.of(), Map.of());

  public Delays {
    latency = Map.copyOf(latency);
    provisioning = Map.copyOf(provisioning);
  }
}
