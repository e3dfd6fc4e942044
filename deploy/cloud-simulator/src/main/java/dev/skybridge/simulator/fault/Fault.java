package dev.skybridge.simulator.fault;

import dev.skybridge.simulator.cloud.Operation;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A fault by request. What is empty matches everything.
 *
 * @param operation {@code create}, {@code read}, {@code update}, {@code delete}, {@code invoke} or
 *     {@code configure}
 * @param probability chance per matching call, from 0 to 1
 * @param count strikes that are left; empty for no limit
 * @param skip matching calls that are spared first
 * @param latency added time of {@link FaultKind#LATENCY}, longest wait of {@link FaultKind#TIMEOUT}
 * @param seed makes the chances repeatable
 */
public record Fault(
    long id,
    Optional<String> provider,
    Optional<String> account,
    Optional<String> type,
    Optional<Operation> operation,
    FaultKind kind,
    double probability,
    OptionalInt count,
    int skip,
    Duration latency,
    OptionalLong seed) {

  /** Longest that a call hangs. */
  public static final Duration LONGEST_HANG = Duration.ofMinutes(10);

  public Fault {
    if (probability < 0 || probability > 1) {
      throw new IllegalArgumentException("probability must be from 0 to 1");
    }
    if (latency.isNegative() || latency.compareTo(LONGEST_HANG) > 0) {
      throw new IllegalArgumentException(
          "latencyMillis must be from 0 to " + LONGEST_HANG.toMillis());
    }
  }

  boolean matches(
      String callProvider, String callAccount, String callType, Operation callOperation) {
    return provider.filter(p -> !p.equals(callProvider)).isEmpty()
        && account.filter(a -> !a.equals(callAccount)).isEmpty()
        && type.filter(t -> !t.equals(callType)).isEmpty()
        && operation.filter(o -> o != callOperation).isEmpty();
  }
}
