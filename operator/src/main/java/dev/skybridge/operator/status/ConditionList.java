package dev.skybridge.operator.status;

import dev.skybridge.crd.Condition;
import dev.skybridge.model.Problem;
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

  /** Ready, Reconciling and Stalled of an object that is as asked. */
  public ConditionList settled(String message) {
    return add("Ready", true, Reason.READY, message)
        .add("Reconciling", false, Reason.READY, "nothing to do")
        .add("Stalled", false, Reason.READY, "no person is needed");
  }

  /** Ready, Reconciling and Stalled of an object that is being worked on. */
  public ConditionList working(Reason reason, String message) {
    return add("Ready", false, reason, message)
        .add("Reconciling", true, reason, message)
        .add("Stalled", false, reason, "no person is needed");
  }

  /** Ready, Reconciling and Stalled of an object that is tried again by itself. */
  public ConditionList held(Problem problem) {
    return add("Ready", false, problem.reason(), problem.message())
        .add("Reconciling", true, problem.reason(), "it is tried again by itself")
        .add("Stalled", false, problem.reason(), "no person is needed");
  }

  /** Ready, Reconciling and Stalled of an object that a person must help. */
  public ConditionList stalled(Problem problem) {
    return add("Ready", false, problem.reason(), problem.message())
        .add("Reconciling", false, problem.reason(), "a person must help")
        .add(
            "Stalled",
            true,
            problem.reason(),
            problem.message() + ". Cure: " + problem.reason().cure());
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
