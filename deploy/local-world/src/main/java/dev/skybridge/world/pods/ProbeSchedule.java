package dev.skybridge.world.pods;

import io.fabric8.kubernetes.api.model.Probe;
import java.time.Duration;
import java.time.Instant;

/**
 * When a probe is due, and what its results so far amount to, by the rules of the Kubernetes API:
 * initial delay 0 s, period 10 s, success threshold 1, failure threshold 3 where the probe says
 * nothing.
 */
final class ProbeSchedule {
  private final Probe probe;
  private Instant dueAt;
  private int successes;
  private int failures;

  ProbeSchedule(Probe probe, Instant containerStart) {
    this.probe = probe;
    this.dueAt = containerStart.plusSeconds(orDefault(probe.getInitialDelaySeconds(), 0));
  }

  Probe probe() {
    return probe;
  }

  Instant dueAt() {
    return dueAt;
  }

  Duration timeout() {
    return Duration.ofSeconds(orDefault(probe.getTimeoutSeconds(), 1));
  }

  void record(boolean success, Instant now) {
    successes = success ? successes + 1 : 0;
    failures = success ? 0 : failures + 1;
    dueAt = now.plusSeconds(orDefault(probe.getPeriodSeconds(), 10));
  }

  /** Enough successes in a row. */
  boolean passed() {
    return successes >= orDefault(probe.getSuccessThreshold(), 1);
  }

  /** Enough failures in a row. */
  boolean failed() {
    return failures >= orDefault(probe.getFailureThreshold(), 3);
  }

  private static int orDefault(@org.jspecify.annotations.Nullable Integer value, int fallback) {
    return value == null ? fallback : value;
  }
}
