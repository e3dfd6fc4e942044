package dev.skybridge.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How a stack operation ended. Expected failures are values: the planner decides on them. */
public sealed interface StackOutcome {

  /** What changed, also after a failure: partial success is kept. */
  Changes changes();

  /**
   * It ended as asked.
   *
   * @param changes counts by kind
   * @param outputs the graph's outputs that are not secret, as text
   * @param resources what the stack now holds
   */
  record Succeeded(Changes changes, Map<String, String> outputs, List<LiveResource> resources)
      implements StackOutcome {
    /** Copies the collections. */
    public Succeeded {
      outputs = Map.copyOf(outputs);
      resources = List.copyOf(resources);
    }
  }

  /**
   * It was found out what an up would do; nothing was done.
   *
   * @param plan what it would do
   */
  record Planned(StackPlan plan) implements StackOutcome {
    @Override
    public Changes changes() {
      return Changes.NONE;
    }
  }

  /**
   * The cloud was compared with the stack's state; nothing was changed in either.
   *
   * @param checked vendor resources that were looked at
   * @param drift those that differ
   */
  record Inspected(int checked, List<Drift> drift) implements StackOutcome {
    /** Copies the list. */
    public Inspected {
      drift = List.copyOf(drift);
    }

    @Override
    public Changes changes() {
      return Changes.NONE;
    }
  }

  /**
   * It failed.
   *
   * @param reason why, with the cure
   * @param failureClass whether trying again can help
   * @param message for a person; free of secrets; at most 1,000 characters
   * @param retryAfter how long to wait at the least before the next try
   * @param changes what was done before it failed
   */
  record Failed(
      Reason reason,
      FailureClass failureClass,
      String message,
      Duration retryAfter,
      Changes changes)
      implements StackOutcome {}

  /** Whether trying again can help. */
  enum FailureClass {
    /** The vendor asked for fewer calls. */
    THROTTLED,
    /** It may pass by itself: network, 5xx, time-out, crash, lock. */
    TRANSIENT,
    /** The same request will fail again: a person or a changed spec must help. */
    PERMANENT
  }

  /**
   * Resource steps of one operation.
   *
   * @param created resources made
   * @param adopted resources found to exist and taken over: from an interrupted create, or because
   *     an import was asked for
   * @param updated resources changed in place
   * @param replaced resources replaced
   * @param deleted resources deleted
   * @param unchanged resources left as they were
   */
  record Changes(int created, int adopted, int updated, int replaced, int deleted, int unchanged) {
    /** Nothing happened. */
    public static final Changes NONE = new Changes(0, 0, 0, 0, 0, 0);

    /** Whether the operation touched the cloud. */
    public boolean any() {
      return created + adopted + updated + replaced + deleted > 0;
    }
  }

  /**
   * A resource as the stack's state has it.
   *
   * @param name graph name
   * @param type Pulumi type token
   * @param id the vendor's id
   */
  record LiveResource(String name, String type, String id) {}
}
