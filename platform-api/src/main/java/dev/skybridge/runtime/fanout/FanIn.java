package dev.skybridge.runtime.fanout;

import dev.skybridge.runtime.fanout.Outcome.Failed;
import dev.skybridge.runtime.fanout.Outcome.Got;
import dev.skybridge.runtime.fanout.Outcome.Lost;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a fan-out gave: the outcome of each branch, in the order in which the branches were named.
 */
public final class FanIn {
  private final String name;
  private final Map<Branch<?>, Outcome<?>> outcomes;
  private final Optional<Branch<?>> firstLost;
  private final Duration took;
  private final List<String> stillRunning;

  FanIn(
      String name,
      Map<Branch<?>, Outcome<?>> outcomes,
      Optional<Branch<?>> firstLost,
      Duration took,
      List<String> stillRunning) {
    this.name = name;
    this.outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    this.firstLost = firstLost;
    this.took = took;
    this.stillRunning = List.copyOf(stillRunning);
  }

  /**
   * How a branch ended.
   *
   * @throws IllegalArgumentException where the fan-out does not have it
   */
  @SuppressWarnings("unchecked") // FanOut puts an Outcome<T> under a Branch<T>
  public <T> Outcome<T> outcome(Branch<T> branch) {
    var outcome = outcomes.get(branch);
    if (outcome == null) {
      throw new IllegalArgumentException(name + " has no branch " + branch.name());
    }
    return (Outcome<T>) outcome;
  }

  /** The answer of a branch, or what stands for it. */
  public <T> Optional<T> value(Branch<T> branch) {
    return outcome(branch).value();
  }

  /** All outcomes. */
  public Map<Branch<?>, Outcome<?>> outcomes() {
    return outcomes;
  }

  /**
   * The branch that was lost first: where the policy is fail-fast, the one that ended the others.
   */
  public Optional<Branch<?>> firstLost() {
    return firstLost;
  }

  /** Whether each source answered. */
  public boolean isComplete() {
    return outcomes.values().stream().allMatch(Got.class::isInstance);
  }

  /** From the start to the last outcome. */
  public Duration took() {
    return took;
  }

  /** Threads of branches that did not end when they were told to. */
  public List<String> stillRunning() {
    return stillRunning;
  }

  /**
   * Goes on only where no branch is lost; one that was dropped or has a default is not.
   *
   * @throws FanOutFailedException that names the first that was lost, and has all errors
   */
  public FanIn orThrow() {
    if (firstLost.isEmpty()) {
      return this;
    }
    var first = firstLost.get();
    var failure =
        new FanOutFailedException("%s: %s: %s".formatted(name, first.name(), outcomes.get(first)));
    outcomes.forEach((branch, outcome) -> {
      if (outcome instanceof Failed<?>(var thrown, _)) {
        if (branch.equals(first)) {
          failure.initCause(thrown);
        } else {
          failure.addSuppressed(thrown);
        }
      }
    });
    throw failure;
  }

  @Override
  public String toString() {
    var lost = outcomes.values().stream().filter(Lost.class::isInstance).count();
    return "%s: %d branches, %d lost, %d ms"
        .formatted(name, outcomes.size(), lost, took.toMillis());
  }
}
