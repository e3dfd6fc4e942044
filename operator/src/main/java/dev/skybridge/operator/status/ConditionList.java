package dev.skybridge.operator.status;

import dev.skybridge.crd.Condition;
import dev.skybridge.model.Reason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the conditions of one object, keeping the time of those whose status did not flip. Pure.
 */
public final class ConditionList {
  /** Longest message that the schema takes, in characters. */
  private static final int MESSAGE_LIMIT = 2048;

  private final List<Condition> previous;
  private final long generation;
  private final Instant now;
  private final List<Condition> built = new ArrayList<>();

  /**
   * Starts a list.
   *
   * @param previous the conditions before
   * @param generation of the spec that the new ones speak of
   * @param now time of what flips
   */
  public ConditionList(List<Condition> previous, long generation, Instant now) {
    this.previous = List.copyOf(previous);
    this.generation = generation;
    this.now = now;
  }

  /** Adds a condition that holds or does not. */
  public ConditionList add(String type, boolean holds, Reason reason, String message) {
    return add(type, holds ? "True" : "False", reason, message);
  }

  /** Adds a condition of which nothing is known yet. */
  public ConditionList unknown(String type, Reason reason, String message) {
    return add(type, "Unknown", reason, message);
  }

  private ConditionList add(String type, String status, Reason reason, String message) {
    var since =
        previous.stream()
            .filter(c -> c.type().equals(type) && c.status().equals(status))
            .map(Condition::lastTransitionTime)
            .findFirst()
            .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
    var text =
        message.length() > MESSAGE_LIMIT ? message.substring(0, MESSAGE_LIMIT - 1) + "…" : message;
    built.add(new Condition(type, status, generation, since, reason.code(), text));
    return this;
  }

  /** The conditions, in the order in which they were added. */
  public List<Condition> build() {
    return List.copyOf(built);
  }
}
